// Looks at the page of a difference as a browser does, and prints TAP. Usage: diff.js PAGE
"use strict";
const assert = require("node:assert");
const { pathToFileURL } = require("node:url");
const { test, open, findBarriers, testStates, checkValid, run } = require("./support.js");

const [page] = process.argv.slice(2);
const url = pathToFileURL(page).href;
const decoration = (tab, selector) => tab.locator(selector).first().evaluate((element) => {
	const style = getComputedStyle(element);
	return style.textDecorationLine + " " + style.textDecorationStyle;
});

testStates(url);

test("no barrier side by side", async () => {
	const { tab } = await open({}, url);
	await tab.check("#view-side");
	assert.deepStrictEqual(await findBarriers(tab), []);
});

test("asks for nothing and complains of nothing", async () => {
	const { problems } = await open({}, url);
	assert.deepStrictEqual(problems, []);
});

test("insertions are underlined, deletions struck, moves doubly marked, all said in words", async () => {
	const { tab } = await open({}, url);
	assert.strictEqual(await decoration(tab, ".change:not(.moved) > .inline ins"), "underline solid");
	assert.strictEqual(await decoration(tab, ".change:not(.away) > .inline del"), "line-through solid");
	assert.strictEqual(await decoration(tab, ".whole > .inline"), "underline double");
	assert.strictEqual(await decoration(tab, ".whole > .side section:last-child p"), "underline double");
	assert.strictEqual(await decoration(tab, ".away > .inline del"), "line-through double");
	assert.match(await tab.locator(".inline del").first().textContent(), /^deleted: .* end of deletion$/s);
	assert.match(await tab.locator(".inline ins").first().textContent(), /^inserted: .* end of insertion$/s);
});

test("a move links to where it stood, and back", async () => {
	const { tab } = await open({}, url);
	await tab.click(".moved h3 a");
	assert.ok(await tab.locator(".away:target").isVisible());
	await tab.click(".away:target h3 a");
	assert.ok(await tab.locator(".moved:target").isVisible());
});

test("the two versions stand side by side, on a phone each below its name", async () => {
	for (const [width, isBeside] of [[1280, true], [320, false]]) {
		const { tab } = await open({ viewport: { width, height: 800 } }, url);
		await tab.check("#view-side");
		assert.strictEqual(await tab.locator(".inline:visible").count(), 0);
		const boxes = await tab.locator(".moved .side section").evaluateAll((all) => all.slice(0, 2).map((s) => s.getBoundingClientRect().toJSON()));
		assert.strictEqual(boxes[1].left > boxes[0].right - 1, isBeside, JSON.stringify(boxes));
		assert.strictEqual(boxes[1].top >= boxes[0].bottom - 1, !isBeside, JSON.stringify(boxes));
	}
});

test("the filters narrow by kind and topic, and the keys go from change to change", async () => {
	const { tab } = await open({}, url);
	const all = await tab.locator(".change:visible").count();
	await tab.selectOption("#by-kind", "moved");
	const moved = await tab.locator(".change:visible").count();
	assert.ok(moved > 0 && moved < all);
	assert.match(await tab.locator("#status").textContent(), new RegExp("^" + moved + " of " + all + " changes$"));
	await tab.click("#clear");
	assert.strictEqual(await tab.locator(".change:visible").count(), all);
	const topic = await tab.locator("#by-topic option").nth(1).getAttribute("value");
	await tab.selectOption("#by-topic", topic);
	assert.ok(await tab.locator(".change:visible").count() < all);
	await tab.click("#clear");
	await tab.locator("h1").click();
	const focused = () => tab.evaluate(() => document.activeElement.id);
	await tab.keyboard.press("n");
	const first = await focused();
	await tab.keyboard.press("n");
	assert.notStrictEqual(await focused(), first);
	await tab.keyboard.press("p");
	assert.strictEqual(await focused(), first);
});

test("without JavaScript all is there, and no tool that would not work", async () => {
	const { tab } = await open({ javaScriptEnabled: false }, url);
	assert.ok(await tab.locator(".change").first().isVisible());
	assert.ok(!await tab.locator("#tools").isVisible());
	await tab.check("#view-side");
	assert.ok(await tab.locator(".side").first().isVisible());
});

test("the page is valid HTML", () => checkValid(page));

run();
