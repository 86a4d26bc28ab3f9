/** The page's look: readable in light and dark, on paper and on small screens. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #343b44); --faint: light-dark(#5b6673, #9aa5b1);
	--card: light-dark(#fff, #1b2027); --back: light-dark(#f4f6f8, #12161b);
	--critical: light-dark(#a1127d, #ff79d9); --high: light-dark(#c0211f, #ff8b85);
	--medium: light-dark(#8a5a00, #f2c14e); --low: light-dark(#0b6a8f, #6cc7ea); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--back);
	font: 15px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.4rem; margin: 0.3rem 0 0.8rem; }
h2 { font-size: 1rem; margin: 0.8rem 0 0.3rem; color: var(--high); }
.filters { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.filters > *, .more { font: inherit; padding: 0.3rem 0.7rem; border: 1px solid var(--line); border-radius: 0.5rem;
	background: var(--card); color: inherit; max-width: 100%; }
.chip, .more { cursor: pointer; }
.chip[aria-pressed="false"] { opacity: 0.45; text-decoration: line-through; }
input { flex: 1 1 10rem; }
.count { color: var(--faint); margin: 0.6rem 0; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); }
.medium { --tone: var(--medium); } .low { --tone: var(--low); }
.chip { color: var(--tone); border-color: var(--tone); }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone);
	border-radius: 0.5rem; margin: 0.4rem 0; }
summary { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.8rem; padding: 0.5rem 0.8rem; cursor: pointer; }
.badge { grid-row: span 3; color: var(--tone); font-weight: 600; font-size: 0.85rem; padding-top: 0.1rem; }
.message { font-weight: 600; overflow-wrap: anywhere; }
.object, .place { color: var(--faint); font-size: 0.9rem; overflow-wrap: anywhere; grid-column: 2; }
.place { font-family: ui-monospace, monospace; font-size: 0.82rem; }
.finding > :not(summary) { margin: 0.3rem 0.8rem 0.6rem; }
.excerpt { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.4rem 0;
	background: var(--back); font: 0.85rem/1.5 ui-monospace, monospace; }
.line { display: flex; white-space: pre; }
.number { flex: none; width: 4rem; padding-right: 0.8rem; text-align: right; color: var(--faint); user-select: none; }
mark { background: none; color: var(--tone); text-decoration: underline wavy; text-underline-offset: 3px; }
.diff .line { padding: 0 0.8rem; }
.come { background: light-dark(#dcf5e3, #12381f); } .gone { background: light-dark(#fde4e3, #45191a); }
.fix { color: var(--faint); }
code { font-family: ui-monospace, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
.none { color: var(--faint); text-align: center; padding: 2rem; }
.more { display: block; margin: 1rem auto; } .more[hidden] { display: none; }
@media print { .filters, .more { display: none; } body { max-width: none; } }
`;
