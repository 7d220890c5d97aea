// Adds to a page that is complete without it: filters, search, keys, copying. Everything it hides comes
// back with "Show all".
(function () {
	"use strict";
	const byId = (id) => document.getElementById(id);
	const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
	const tools = byId("tools");
	const status = byId("status");
	const fields = {
		text: byId("search"),
		topic: byId("by-topic"),
		report: byId("by-report"),
		speaker: byId("by-speaker"),
		kind: byId("by-kind"),
	};
	tools.hidden = false;

	function setBar() {
		const sticky = getComputedStyle(tools).position === "sticky";
		document.documentElement.style.setProperty("--bar", (sticky ? tools.offsetHeight : 0) + "px");
	}
	setBar();
	addEventListener("resize", setBar);

	// How much of what sticks below the bar would lie upon an element: the head of its table or report.
	function setHead(element) {
		const table = element.closest(".synopsis");
		const report = element.closest(".text");
		const head = table ? table.querySelector("thead th") : report && report.querySelector(":scope > h3");
		const sticks = head && element !== report && getComputedStyle(head).position === "sticky";
		const height = sticks ? (table ? table.tHead : head).offsetHeight : 0;
		document.documentElement.style.setProperty("--head", height + "px");
	}
	function scrollTo(element) {
		setHead(element);
		element.scrollIntoView();
	}
	// Before the browser follows a link; one followed again leads there again.
	document.addEventListener("click", (event) => {
		const link = event.target.closest("a[href^='#']");
		const element = link && byId(decodeURIComponent(link.hash.slice(1)));
		if (!element) return;
		setHead(element);
		if (link.hash === location.hash) setTimeout(reveal);
	});

	// Every unit that a filter can hide, with what it is about.
	const speakers = new Map(all("#by-report option").map((o) => [o.value, o.dataset.speaker]));
	// A synopsis has a column for each report; what is outside of one names its reports.
	function reportsOf(element) {
		const holder = element.closest("[data-r]");
		if (holder) return [holder.dataset.r];
		if (!element.matches(".synopsis:not(.pair) > tbody")) return all("[data-r]", element).map((e) => e.dataset.r);
		return Array.from(element.rows).flatMap((row) => Array.from(row.cells).filter((cell) => cell.matches("td"))
			.map((cell, i) => cell.textContent && !cell.querySelector(".none") ? String(i + 1) : "").filter(Boolean));
	}
	const topicIds = new Set(all("#by-topic option").map((o) => o.value));
	const units = all(".u, .text > div, .glance tbody[data-t]").map((element) => {
		const topicOf = element.closest("[data-t]");
		// In the full text the links in the margin name the topics.
		const topics = element.matches(".text > div")
			? all(".m a", element).map((a) => a.hash.slice(1)).filter((id) => topicIds.has(id))
			: topicOf ? topicOf.dataset.t.split(" ") : [];
		const kinds = new Set((element.dataset.k || "").split(" "));
		all("[data-k]", element).forEach((k) => kinds.add(k.dataset.k));
		return {
			element,
			isText: element.matches(".text > div"),
			topics: new Set(topics),
			reports: new Set(reportsOf(element)),
			kinds,
			words: null,
			title: null,
		};
	});

	// "party members": each word, in any order, from its start, "parties" and "member" too; in quotation marks the words as
	// they stand. What is sought are parts, each with the forms that are as good.
	function formsOf(word) {
		if (/[^aeiou]y$/.test(word)) return [word, word.slice(0, -1) + "ies"];
		if (/...ies$/.test(word)) return [word, word.slice(0, -3) + "y"];
		return /..[^s]s$/.test(word) ? [word, word.slice(0, -1)] : [word];
	}
	function parseSearch(text) {
		return (text.toLowerCase().match(/"[^"]+"|[^\s"]+/g) || [])
			.map((part) => part.startsWith('"') ? [part.replaceAll('"', "").replace(/\s+/g, " ")] : formsOf(part));
	}
	// Low surrogates are the second halves of letters beyond the first plane.
	const INNER = /[\p{L}\p{N}\uDC00-\uDFFF]/u;
	function hasWord(words, part) {
		let at = words.indexOf(part);
		while (at > 0 && INNER.test(words[at - 1])) at = words.indexOf(part, at + 1);
		return at >= 0;
	}
	const hasPart = (words, forms) => forms.some((form) => hasWord(words, form));
	// How many letters the shortest stretch with all the words has.
	function measureStretch(words, parts) {
		const places = parts.flatMap((forms, i) => forms.flatMap((form) => {
			const found = [];
			for (let at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1))
				if (at === 0 || !INNER.test(words[at - 1])) found.push({ at, end: at + form.length, i });
			return found;
		})).sort((a, b) => a.at - b.at);
		const last = new Map();
		let shortest = Infinity;
		places.forEach((place) => {
			last.set(place.i, place);
			if (last.size < parts.length) return;
			const ends = Array.from(last.values());
			shortest = Math.min(shortest, Math.max(...ends.map((e) => e.end)) - Math.min(...ends.map((e) => e.at)));
		});
		return shortest;
	}
	const clean = (element) => element ? element.textContent.toLowerCase().replace(/\s+/g, " ") : "";
	const wordsOf = (unit) => {
		unit.words = unit.words ?? clean(unit.element);
		return unit.words;
	};
	const titleOf = (unit) => {
		unit.title = unit.title ?? (unit.isText ? "" : clean(unit.element.querySelector("figcaption, .head a")));
		return unit.title;
	};
	const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 10 }), 50));
	// Gathers the words before anybody searches, while nothing else is to be done.
	let nIndexed = 0;
	function index(deadline) {
		while (nIndexed < units.length && deadline.timeRemaining() > 2) wordsOf(units[nIndexed++]);
		if (nIndexed < units.length) idle(index);
	}
	idle(index);

	function matches(unit, wanted) {
		if (wanted.topic && !unit.topics.has(wanted.topic)) return false;
		if (wanted.report && unit.reports.size && !unit.reports.has(wanted.report)) return false;
		if (wanted.speaker && unit.reports.size &&
			!Array.from(unit.reports).some((r) => speakers.get(r) === wanted.speaker)) return false;
		if (wanted.kind && !unit.isText && !unit.kinds.has(wanted.kind)) return false;
		if (!wanted.text) return true;
		return wanted.text.every((forms) => hasPart(wordsOf(unit), forms));
	}

	// Marks the words searched for in what is shown, from a unit on; a page may hold thousands.
	const MAX_MARKS = 500;
	function markIn(element, parts, ranges) {
		const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			for (const part of parts) for (const match of node.data.matchAll(part)) {
				if (ranges.length === MAX_MARKS) return;
				ranges.push(new StaticRange({
					startContainer: node, startOffset: match.index,
					endContainer: node, endOffset: match.index + match[0].length,
				}));
			}
		}
	}
	function mark(shown, first) {
		if (!window.Highlight || !CSS.highlights) return;
		CSS.highlights.delete("found");
		if (!sought) return;
		const parts = sought.map((forms) => new RegExp("(?<![\\p{L}\\p{N}])(?:" + forms
			.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(" ", "\\s+")).join("|") + ")", "giu"));
		const ranges = [];
		for (let i = 0; i < shown.length && ranges.length < MAX_MARKS; i++)
			markIn(shown[(first + i) % shown.length].element, parts, ranges);
		CSS.highlights.set("found", new Highlight(...ranges));
	}

	// What is hidden where it holds nothing shown: sections, lists, tables, reports, and headings before such.
	const HOLDERS = "main > section, main article, main details, main .wide, main .figures, main section > ul";
	const holders = all(HOLDERS).filter((holder) => !holder.closest(".u, .text > div"));
	const headings = all("main > section > h3");
	const headingOf = new Map();
	headings.forEach((heading) => {
		for (let e = heading.nextElementSibling; e && e.tagName !== "H3"; e = e.nextElementSibling) headingOf.set(e, heading);
	});
	const sectionHeadings = all(".text h4, .text h5, .text h6");
	// Shows an element and what holds it, to which a heading may belong.
	function bringBack(element) {
		element.classList.remove("out");
		for (let e = element; e && e.tagName !== "MAIN"; e = e.parentElement) {
			if (e !== element && e.matches(HOLDERS)) e.classList.remove("out");
			if (opens && e.matches("details.topic:not([open])")) { e.open = true; opened.add(e); }
			if (headingOf.has(e)) headingOf.get(e).classList.remove("out");
		}
	}

	/*
	 * The page is long: to lay out thousands of places anew takes seconds. So all is hidden, which is quick, and
	 * what is wanted comes back from the top: the first places at once, more where one comes near their end.
	 */
	const SLICE = 30;
	const MAX_RANKED = 200; // to look at more for words near each other would take long
	const NEAR = 40; // letters between words
	let waiting = []; // what still has to come back, the next one last
	let opens = false; // whether topics open for it
	const opened = new Set(); // the topics that did, to be closed again
	function bringSlice(length) {
		for (let i = 0; i < length && waiting.length; i++) bringBack(waiting.pop());
	}
	// What leads somewhere needs the page to be there.
	function finish() {
		if (!waiting.length) return;
		bringSlice(Infinity);
		tellShown();
	}
	const main = byId("main");
	const end = document.querySelector("main + footer");
	new IntersectionObserver((entries, observer) => {
		if (!waiting.length || !entries.some((entry) => entry.isIntersecting)) return;
		bringSlice(SLICE);
		tellShown();
		// Asks once more, as the end may be near still.
		observer.unobserve(end);
		observer.observe(end);
	}, { rootMargin: "0px 0px 1500px" }).observe(end);

	const count = (n, one, many) => n + " " + (n === 1 ? one : many);
	let sought = null; // what the page is searched for
	let places = []; // what is shown of it
	let place = -1; // the one gone to
	let timer = 0;
	let nEntries = 0;
	let nParagraphs = 0;
	const isHere = (unit) => !unit.element.classList.contains("out");
	const placesHere = () => places.filter(isHere);
	// Says how much is found, and marks the words in what is shown of it.
	function tellShown() {
		const nShown = nEntries + nParagraphs - waiting.length;
		mark(placesHere(), 0);
		status.textContent = nEntries + nParagraphs === 0 ? "Nothing found."
			: "Found: " + count(nEntries, "entry", "entries") + " and "
			+ count(nParagraphs, "paragraph", "paragraphs") + " of the full text."
			+ (waiting.length ? " The first " + nShown + " are here; more come as you scroll." : "");
	}
	function apply() {
		const wanted = {};
		clearTimeout(timer);
		timer = 0;
		Object.keys(fields).forEach((key) => { wanted[key] = fields[key].value; });
		wanted.text = parseSearch(wanted.text);
		if (!wanted.text.length) wanted.text = null;
		const isFiltered = Object.values(wanted).some(Boolean);
		const shown = units.filter((unit) => matches(unit, wanted));
		const kept = shown.map((unit) => unit.element);
		// A topic that is asked for has more than its units.
		const topic = !wanted.text && !wanted.kind && byId(wanted.topic);
		if (topic) kept.unshift(topic, ...all(".index", topic));
		sought = wanted.text;
		// What is named by the words one goes to first, then where they stand together, then near each other.
		places = sought ? shown.slice() : [];
		if (sought && sought.length > 1) {
			const phrase = sought.map((forms) => forms[0]).join(" ");
			const isNear = (words) => measureStretch(words, sought) <= phrase.length + NEAR;
			const isNamed = (unit) => sought.every((forms) => hasPart(titleOf(unit), forms));
			const ranks = new Map(shown.map((unit) => [unit, isNamed(unit) ? 0 : hasWord(wordsOf(unit), phrase) ? 1
				: shown.length <= MAX_RANKED && isNear(unit.words) ? 2 : 3]));
			places.sort((a, b) => ranks.get(a) - ranks.get(b));
		}
		place = -1;
		opens = Boolean(wanted.topic || wanted.text || wanted.kind);
		sectionHeadings.forEach((h) => h.classList.toggle("out", Boolean(wanted.text || wanted.topic)));
		[units.map((unit) => unit.element), holders, headings].flat().forEach((e) => e.classList.toggle("out", isFiltered));
		opened.forEach((topic) => { topic.open = false; });
		opened.clear();
		waiting = isFiltered ? kept.reverse() : [];
		bringSlice(SLICE);
		nParagraphs = shown.filter((unit) => unit.isText).length;
		nEntries = shown.length - nParagraphs;
		if (isFiltered) tellShown();
		else { mark(places, 0); status.textContent = ""; }
		setBar();
		// What is found starts at the top, wherever one was.
		if (isFiltered && main.getBoundingClientRect().top < 0) main.scrollIntoView();
	}

	// Goes to the next or the previous place found.
	function goOn(forward) {
		if (timer) apply();
		if (!places.length) return;
		place = place < 0 ? (forward ? 0 : places.length - 1) : (place + (forward ? 1 : -1) + places.length) % places.length;
		// What stands before it comes back with it.
		while (waiting.length && !isHere(places[place])) bringSlice(SLICE);
		const here = placesHere();
		mark(here, here.indexOf(places[place]));
		status.textContent = "Place " + (place + 1) + " of " + places.length + ".";
		setBar();
		show(places[place].element);
	}
	fields.text.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply); });
	document.addEventListener("keydown", (event) => {
		const isPlace = place >= 0 && event.target === places[place].element;
		if (event.key !== "Enter" || !(isPlace || event.target === fields.text)) return;
		event.preventDefault();
		goOn(!event.shiftKey);
	});
	["topic", "report", "speaker", "kind"].forEach((key) => fields[key].addEventListener("change", apply));
	function clear() {
		const here = place >= 0 ? places[place].element : null;
		Object.values(fields).forEach((field) => { field.value = ""; });
		apply();
		// Stays at the place found last, now with what is around it.
		if (here) scrollTo(here);
	}
	byId("clear").addEventListener("click", clear);

	// A link may lead into something that is folded up or filtered away.
	function reveal() {
		const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
		if (!target) return;
		if (target.closest(".out")) clear();
		finish();
		for (let parent = target; parent; parent = parent.parentElement)
			if (parent.tagName === "DETAILS") parent.open = true;
		scrollTo(target);
	}
	addEventListener("hashchange", reveal);
	reveal();

	// Goes to an element, whatever it is folded into; shows what stands before it too, from @from on, where there is room.
	function show(element, from) {
		for (let parent = element; parent; parent = parent.parentElement)
			if (parent.tagName === "DETAILS") parent.open = true;
		element.tabIndex = -1;
		element.focus({ preventScroll: true });
		const height = from ? element.getBoundingClientRect().top - from.getBoundingClientRect().top : Infinity;
		scrollTo(height < innerHeight / 2 ? from : element);
	}

	// The statement that a change of it stands below; null for other changes.
	function statementOf(change) {
		let element = change.matches("div") ? change : null;
		while (element && !element.matches(".s")) element = element.previousElementSibling;
		return element;
	}

	// Next and previous change.
	let current = null;
	function isShown(element) { return !element.closest(".out"); }
	function step(forward) {
		finish();
		const changes = all("#topics .chg, #findings .chg").filter((c) => c.dataset.k !== "unchanged" && isShown(c));
		if (!changes.length) { status.textContent = "There is no change to go to."; return; }
		let index = changes.indexOf(current);
		if (index < 0) {
			index = changes.findIndex((c) => c.getBoundingClientRect().top > 0 || c.closest("details:not([open])"));
			if (index < 0) index = 0;
			if (!forward) index--;
		} else index += forward ? 1 : -1;
		current = changes[(index + changes.length) % changes.length];
		show(current, statementOf(current));
	}
	byId("next").addEventListener("click", () => step(true));
	byId("previous").addEventListener("click", () => step(false));

	// Copying.
	function write(text, what) {
		const done = () => { status.textContent = what + " copied: " + text; setBar(); };
		if (navigator.clipboard && isSecureContext) { navigator.clipboard.writeText(text).then(done, () => {}); return; }
		const area = document.createElement("textarea");
		area.value = text;
		document.body.append(area);
		area.select();
		document.execCommand("copy");
		area.remove();
		done();
	}
	function citationOf(paragraph) {
		return paragraph.closest("article").dataset.c + ", "
			+ (paragraph.dataset.c || "para. " + paragraph.firstElementChild.textContent);
	}
	// What a statement or paragraph is cited as, and its words.
	function sourceOf(element) {
		const paragraph = element.closest(".text > div");
		if (paragraph) {
			const text = paragraph.querySelector(":scope > p:not(.m), :scope > .scroll");
			return { citation: citationOf(paragraph), text: text ? text.textContent : "" };
		}
		const change = element.closest(".chg");
		const statement = change ? statementOf(change) || change.closest("li, tr") : element.closest(".s, li, td, tr");
		const link = statement && statement.querySelector(".s > a, .one > a, td > a, b + a, q + a");
		if (!link) return null;
		const quote = statement.querySelector("q");
		const paragraphOf = link.hash && byId(decodeURIComponent(link.hash.slice(1)));
		return {
			citation: paragraphOf ? citationOf(paragraphOf) : link.textContent,
			text: quote ? quote.textContent : "",
		};
	}
	function copy(element, withQuote) {
		const source = element && sourceOf(element);
		if (!source) { status.textContent = "Nothing to copy here: move to a paragraph or a citation first."; return; }
		if (withQuote) write("“" + source.text + "” (" + source.citation + ")", "Quotation");
		else write(source.citation, "Citation");
	}
	function addButtons(holder) {
		if (!holder || holder.dataset.copy) return;
		holder.dataset.copy = "1";
		[["Copy citation", false], ["Copy quotation", true]].forEach(([name, withQuote]) => {
			const button = document.createElement("button");
			button.type = "button";
			button.className = "copy";
			button.textContent = name;
			button.addEventListener("click", () => copy(button, withQuote));
			holder.append(button);
		});
	}
	function offer(event) {
		const paragraph = event.target.closest && event.target.closest(".text > div");
		if (!paragraph) return;
		let margin = paragraph.querySelector(":scope > .m");
		if (!margin) {
			margin = document.createElement("p");
			margin.className = "m";
			paragraph.append(margin);
		}
		addButtons(margin);
		// A mark says only "figure" or "commitment", as there are thousands; what it leads to names it.
		all("a:not([title])", margin).forEach((link) => {
			const named = byId(decodeURIComponent(link.hash.slice(1)));
			const name = named && named.querySelector("figcaption a, .head a, q, summary h3, p");
			if (name) link.title = name.textContent;
		});
	}
	document.addEventListener("focusin", offer);
	document.addEventListener("pointerover", offer);

	// Keys.
	const help = byId("help");
	const useKeys = byId("use-keys");
	byId("keys").addEventListener("click", () => help.showModal());
	byId("close").addEventListener("click", () => help.close());
	const target = () => document.activeElement !== document.body ? document.activeElement : document.querySelector(":target");
	const keys = {
		n: () => step(true),
		p: () => step(false),
		"/": () => fields.text.focus(),
		"?": () => help.showModal(),
		c: () => copy(target(), false),
		q: () => copy(target(), true),
		w: () => {
			const folds = all(".chg details:not(.more)");
			const open = folds.some((d) => !d.open);
			folds.forEach((d) => { d.open = open; });
		},
		Escape: clear,
	};
	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
		if (!useKeys.checked && event.key !== "Escape") return;
		if (event.key !== "Escape" && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
		if (!keys[event.key]) return;
		event.preventDefault();
		keys[event.key]();
	});

	// On paper everything is open.
	let folded = [];
	addEventListener("beforeprint", () => {
		finish();
		folded = all("details:not([open])");
		folded.forEach((d) => { d.open = true; });
	});
	addEventListener("afterprint", () => { folded.forEach((d) => { d.open = false; }); });
})();
