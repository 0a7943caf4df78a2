/** Of the report; light or dark as the reader's system is. */
export const style = `
:root{color-scheme:light dark;--ink:#0f172a;--soft:#475569;--line:#e2e8f0;--paper:#fff;--card:#f8fafc;--good:#15803d;--bad:#b91c1c;--accent:#2563eb}
@media(prefers-color-scheme:dark){:root{--ink:#e2e8f0;--soft:#94a3b8;--line:#334155;--paper:#0f172a;--card:#1e293b;--good:#4ade80;--bad:#f87171;--accent:#60a5fa}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem 4rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{margin:0;font-size:2.25rem;letter-spacing:-.02em}
h2{margin:2.75rem 0 .75rem;font-size:1.3rem}
header p{margin:.25rem 0 1.5rem;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem}
.tile{padding:1rem;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}
.tile b{display:block;font-size:1.7rem;line-height:1.2}
.tile span{color:var(--soft);font-size:.85rem}
.tile.bad b{color:var(--bad)}
figure{margin:0;padding:.5rem;border:1px solid var(--line);border-radius:.6rem;background:#fff;overflow-x:auto}
figure svg{min-width:48rem;width:100%;height:auto;display:block}
details{border-bottom:1px solid var(--line);padding:.45rem 0}
summary{display:flex;gap:.75rem;cursor:pointer}
summary::before{content:'▸';color:var(--accent)}
details[open]>summary::before{content:'▾'}
summary span{color:var(--soft);flex:1}
summary b{text-align:right;font-weight:600}
summary i{color:var(--accent)}
details p{margin:.5rem 0}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th{text-align:left;color:var(--soft);font-weight:600}
td,th{padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
.number{text-align:right;font-variant-numeric:tabular-nums}
.bar{width:24%}.bar span{display:block;height:.6rem;margin-top:.35rem;border-radius:.3rem;background:var(--accent);opacity:.65}
tr.good td:first-child{box-shadow:inset 3px 0 var(--good);padding-left:.6rem}
tr.bad td:first-child{box-shadow:inset 3px 0 var(--bad);padding-left:.6rem}
tr.none td:first-child{box-shadow:inset 3px 0 var(--line);padding-left:.6rem}
code{font-size:.85em}
small,.warning,footer{color:var(--soft)}
footer{margin-top:3rem;font-size:.85rem}
`
