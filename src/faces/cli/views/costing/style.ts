export const style = `
:root{color-scheme:light dark;--ink:#0f172a;--soft:#475569;--line:#e2e8f0;--paper:#fff;--card:#f8fafc;--bad:#b91c1c;--accent:#2563eb;--s0:#2563eb;--s1:#0d9488;--s2:#d97706;--s3:#9333ea;--s4:#dc2626;--s5:#65a30d;--s6:#94a3b8}
@media(prefers-color-scheme:dark){:root{--ink:#e2e8f0;--soft:#94a3b8;--line:#334155;--paper:#0f172a;--card:#1e293b;--bad:#f87171;--accent:#60a5fa;--s0:#60a5fa;--s1:#2dd4bf;--s2:#fbbf24;--s3:#c084fc;--s4:#f87171;--s5:#a3e635;--s6:#64748b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem 4rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{margin:0;font-size:2.25rem;letter-spacing:-.02em}
h2{margin:2.5rem 0 .75rem;font-size:1.25rem;display:flex;justify-content:space-between}
h2 span{font-variant-numeric:tabular-nums}
header p{margin:.25rem 0 1.5rem;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem}
.tile{padding:1rem;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}
.tile b{display:block;font-size:1.7rem;line-height:1.2}
.tile span,small,footer{color:var(--soft);font-size:.85rem}
.tile.bad b{color:var(--bad)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(30rem,1fr));gap:0 2rem}
.wide{grid-column:1/-1}.wide svg{max-width:52rem}
svg{width:100%;height:auto;font-size:14px}
svg text{fill:var(--ink)}svg .soft{fill:var(--soft)}svg .end{text-anchor:end}svg .middle{text-anchor:middle;font-weight:600;font-size:17px}
.bars rect{fill:var(--accent);opacity:.8}
.slice{fill:none;stroke-width:34}
.s0{stroke:var(--s0)}.s1{stroke:var(--s1)}.s2{stroke:var(--s2)}.s3{stroke:var(--s3)}.s4{stroke:var(--s4)}.s5{stroke:var(--s5)}.s6{stroke:var(--s6)}
.fill{stroke:none}.fill.s0{fill:var(--s0)}.fill.s1{fill:var(--s1)}.fill.s2{fill:var(--s2)}.fill.s3{fill:var(--s3)}.fill.s4{fill:var(--s4)}.fill.s5{fill:var(--s5)}.fill.s6{fill:var(--s6)}
details{border-bottom:1px solid var(--line);padding:.4rem 0}
summary{display:flex;gap:.75rem;cursor:pointer}
summary b{font-weight:500;overflow-wrap:anywhere}
summary span{flex:1;color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
summary i{font-style:normal;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;font-size:.9rem;margin:.25rem 0 .5rem}
th{text-align:left;color:var(--soft);font-weight:600}
td,th{padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.85em}
footer{margin-top:3rem}
@media(max-width:40rem){.charts{grid-template-columns:1fr}}
`
