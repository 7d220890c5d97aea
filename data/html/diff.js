// Adds to a page that is complete without it: filters by kind and topic, next and previous, keys.
(function () {
	"use strict";
	const byId = (id) => document.getElementById(id);
	const changes = Array.from(document.querySelectorAll(".change"));
	const kind = byId("by-kind");
	const topic = byId("by-topic");
	const status = byId("status");
	let current = -1;
	byId("tools").hidden = false;

	function isWanted(change) {
		const has = (value, list) => !value || list.split(" ").includes(value);
		return has(kind.value, change.dataset.k) && has(topic.value, change.dataset.t);
	}
	function apply() {
		let shown = 0;
		changes.forEach((change) => {
			change.hidden = !isWanted(change);
			shown += !change.hidden;
		});
		status.textContent = kind.value || topic.value ? shown + " of " + changes.length + " changes" : "";
	}
	function step(by) {
		const shown = changes.filter((change) => !change.hidden);
		if (!shown.length) return;
		const at = shown.indexOf(changes[current]);
		const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
		current = changes.indexOf(next);
		next.tabIndex = -1;
		next.focus({ preventScroll: true });
		next.scrollIntoView({ block: "center" });
	}
	// A link leads to what it names even where a filter hides it.
	function reveal() {
		const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
		if (!target) return;
		if (target.hidden) clear();
		const fold = target.closest("details");
		if (fold) fold.open = true;
		current = changes.indexOf(target);
		target.scrollIntoView();
	}
	function clear() {
		kind.value = topic.value = "";
		apply();
	}
	kind.addEventListener("change", apply);
	topic.addEventListener("change", apply);
	byId("next").addEventListener("click", () => step(1));
	byId("previous").addEventListener("click", () => step(-1));
	byId("clear").addEventListener("click", clear);
	addEventListener("hashchange", reveal);
	addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
		if (event.key === "n") step(1);
		else if (event.key === "p") step(-1);
		else if (event.key === "Escape") clear();
	});
	addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
	reveal();
})();
