#!/usr/bin/env python3
"""Validates real output against data/schemas with python3-jsonschema, and prints TAP.

Usage: validate.py DIACHRON SCHEMA-FOLDER SOURCE-FOLDER. The schemas let later versions add keys; here a key that no
schema names is an error, so that none goes undocumented. Exit status 77 (skipped) without jsonschema.
"""
import copy, json, pathlib, subprocess, sys, tempfile

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(77)

diachron, schemas, source = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
results = []


def close(schema):
    """The schema with every object closed to keys that it does not name."""
    if isinstance(schema, dict):
        schema = {key: close(value) for key, value in schema.items()}
        if "properties" in schema and isinstance(schema["properties"], dict):
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        schema = [close(value) for value in schema]
    return schema


def bundle(schema, file):
    """The schema without ids, its references turned to where its file stands in one schema of all files."""
    if isinstance(schema, list):
        return [bundle(value, file) for value in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: bundle(value, file) for key, value in schema.items() if key not in ("$id", "$schema")}
    if isinstance(schema.get("$ref"), str):
        target, _, pointer = schema["$ref"].partition("#")
        schema["$ref"] = f"#/$defs/{target or file}{pointer}"
    return schema


files = {path.name: json.loads(path.read_text(encoding="utf8")) for path in sorted(schemas.glob("*.schema.json"))}
bundled = {name: close(bundle(schema, name)) for name, schema in files.items()}


def errors_of(name, instance):
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}.schema.json", "$defs": bundled})
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in validator.iter_errors(instance)]


def check(title, problems):
    results.append(not problems)
    print(f"{'not ok' if problems else 'ok'} {len(results)} {title}")
    for problem in problems[:10]:
        print("#", problem)


def run(*arguments, expect=(0,)):
    done = subprocess.run([diachron, *map(str, arguments)], capture_output=True)
    if done.returncode not in expect:
        raise SystemExit(f"diachron {arguments}: exit status {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def has_command(name):
    return f"  {name} " in subprocess.run([diachron, "--help"], capture_output=True, text=True).stdout


for name, schema in files.items():
    jsonschema.Draft202012Validator.check_schema(schema)
    check(f"{name} is a schema", [])

reports = sorted((source / "fixtures" / "kazakhstan").glob("*.txt"))
manifests = sorted((source / "fixtures" / "kazakhstan").glob("*.ini"))
for report in reports:
    check(f"extract {report.name}", errors_of("document", json.loads(run("extract", "-q", "-f", "json", report))))
for line, report in zip(run("extract", "-q", "-f", "jsonl", *reports).splitlines(), reports):
    check(f"extract -f jsonl {report.name}", errors_of("document", json.loads(line)))
for manifest in manifests:
    with tempfile.TemporaryDirectory() as folder:
        run("compare", "-q", "-o", folder, manifest)
        check(f"compare {manifest.name}",
              errors_of("report", json.loads((pathlib.Path(folder) / "report.json").read_text(encoding="utf8"))))
    if has_command("check"):
        check(f"check {manifest.name}",
              errors_of("findings", json.loads(run("check", "-q", "-f", "json", manifest, expect=(0, 1)))))
if has_command("diff") and len(reports) > 1:
    check("diff", errors_of("diff", json.loads(run("diff", "-q", "-f", "json", reports[0], reports[-1], expect=(0, 1)))))

golden = json.loads((source / "tests/golden/render/ruritania/report.json").read_text(encoding="utf8"))
check("the golden report", errors_of("report", golden))

# A schema that lets anything pass would not be one.
for path, value in [(("format",), "diachron.report/2"), (("threads", 0, "claims", 0, "status"), "finished"),
                    (("reports", 0, "paragraphs", 0, "id"), None), (("series", 0, "points"), {})]:
    wrong = copy.deepcopy(golden)
    place = wrong
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    check(f"a wrong {'/'.join(map(str, path))} is refused", [] if errors_of("report", wrong) else ["was let through"])

print(f"1..{len(results)}")
sys.exit(not all(results))
