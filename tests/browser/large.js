// Makes a report.json as large as real ones of a small one: its paragraphs again and again, under new numbers.
"use strict";
const { readFileSync } = require("node:fs");

const COPIES = 150;
const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const document of report.reports) {
	const paragraphs = document.paragraphs.slice();
	for (let i = 1; i < COPIES; i++) for (const paragraph of paragraphs)
		document.paragraphs.push({ ...paragraph, id: paragraph.id + "/" + i, citation: undefined });
}
process.stdout.write(JSON.stringify(report));
