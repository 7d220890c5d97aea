// What the tests of pages share: a page in Chromium, what axe and html-validate find, and TAP.
"use strict";
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const { execFileSync } = require("node:child_process");
const { chromium } = require("playwright-core");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let browser;
const tests = [];
const test = (name, body) => tests.push({ name, body });

// Opens the page; `problems` collects what the browser complains of and every request beyond the file.
async function open(options = {}, address) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const tab = await context.newPage();
	const problems = [];
	tab.on("request", (request) => {
		if (request.url() !== address.replace(/#.*/, "") && !request.url().startsWith("data:"))
			problems.push("request: " + request.url());
	});
	tab.on("console", (message) => problems.push(message.text()));
	tab.on("pageerror", (error) => problems.push(String(error)));
	await tab.goto(address);
	return { tab, problems };
}

// Waits until the page has answered what was just done: so many milliseconds, and then for as long as a busy machine needs.
async function settle(tab, milliseconds) {
	await tab.waitForTimeout(milliseconds);
	await tab.evaluate(() => new Promise((done) => {
		requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done)), { timeout: 20000 });
	}));
}

// What axe finds, in the words that a developer needs; everything is open, so that it sees all, and laid out, as what is
// laid out only while axe looks has moved when it looks again.
async function findBarriers(tab) {
	await tab.evaluate(() => {
		document.querySelectorAll("details").forEach((d) => { d.open = true; });
		document.querySelectorAll("main *").forEach((e) => {
			if (getComputedStyle(e).contentVisibility === "auto") e.style.contentVisibility = "visible";
		});
	});
	await tab.evaluate(axe);
	const { violations } = await tab.evaluate(() => axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	}));
	return violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150)).join(" | "));
}

const states = {
	light: {},
	dark: { colorScheme: "dark" },
	mobile: { viewport: { width: 320, height: 640 } },
	"mobile dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
	"forced colours": { forcedColors: "active" },
	"forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
	"200 per cent": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
	wide: { viewport: { width: 2560, height: 1300 } },
};
// Tests that no state of a page has a barrier, and that nothing scrolls sideways.
function testStates(url) {
	for (const [name, options] of Object.entries(states)) {
		test("no barrier in " + name, async () => {
			const { tab } = await open(options, url);
			assert.deepStrictEqual(await findBarriers(tab), []);
		});
	}
	for (const width of [320, 640, 1280, 2560]) {
		test("no sideways scrolling at " + width, async () => {
			const { tab } = await open({ viewport: { width, height: 800 } }, url);
			await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
			assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= width);
		});
	}
}

async function checkValid(...files) {
	const rules = JSON.parse(readFileSync(__dirname + "/html-validate.json", "utf8"));
	const validator = new HtmlValidate(new StaticConfigLoader(rules));
	for (const file of files) {
		const report = await validator.validateString(readFileSync(file, "utf8"), file);
		const messages = report.results.flatMap((r) => r.messages).map((m) => m.line + ":" + m.column + " " + m.ruleId + " " + m.message);
		assert.deepStrictEqual(messages, []);
	}
}

async function run() {
	browser = await chromium.launch({
		executablePath: execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
		args: ["--no-sandbox", "--disable-gpu"],
	});
	console.log("1.." + tests.length);
	let failed = 0;
	for (const [i, { name, body }] of tests.entries()) {
		try {
			await body();
			console.log("ok " + (i + 1) + " " + name);
		} catch (error) {
			failed++;
			console.log("not ok " + (i + 1) + " " + name);
			console.log(String(error.message).replace(/^/gm, "# "));
		}
		await Promise.all(browser.contexts().map((context) => context.close()));
	}
	await browser.close();
	process.exit(failed ? 1 : 0);
}

module.exports = { test, open, settle, findBarriers, testStates, checkValid, run };
