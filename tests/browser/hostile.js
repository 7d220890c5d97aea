// Makes a hostile report.json of a good one: markup that would run before every string, ids that are keys among them.
"use strict";
const { readFileSync } = require("node:fs");

const attack = "</script></style><script>window.attacked = true</script>"
	+ "\"'><img src=\"http://attacker.invalid/\" onerror=\"window.attacked = true\">\u202e";
function infect(value, key) {
	if (typeof value === "string") return attack + value;
	if (Array.isArray(value)) return value.map((child) => infect(child));
	if (value !== null && typeof value === "object")
		return Object.fromEntries(Object.entries(value).map(([name, child]) => [key === "paragraphs" ? attack + name : name, infect(child, name)]));
	return value;
}
const report = infect(JSON.parse(readFileSync(process.argv[2], "utf8")));
report.format = "diachron.report/1";
process.stdout.write(JSON.stringify(report));
