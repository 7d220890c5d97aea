// The figures of each line of a file, as Microsoft's Recognizers-Text finds them: numbers, percentages, units and ages.
const fs = require("fs");
const suite = require("@microsoft/recognizers-text-suite");

let found = 0;
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n"))
	for (const recognize of [suite.recognizeNumber, suite.recognizePercentage, suite.recognizeCurrency,
		suite.recognizeDimension, suite.recognizeAge])
		found += recognize(line, "en-us").length;
console.log(found);
