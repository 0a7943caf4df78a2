export const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
body{margin:0;background:light-dark(#f5f7f9,#12161a);color:light-dark(#14181d,#d8dde3)}
main,footer{max-width:44rem;margin:0 auto;padding:1rem}
h1{margin:1rem 0 .25rem;padding:1rem 1.25rem;border-radius:.5rem;font-size:1.6rem;color:#fff}
h1.works{background:#0b6b3a}
h1.disturbed{background:#b3261e}
h2{margin:2rem 0 .5rem;font-size:1.15rem}
h3{margin:0;font-size:1.05rem;overflow-wrap:anywhere}
p{margin:.15rem 0;white-space:pre-line;overflow-wrap:anywhere}
a{color:light-dark(#1c4f8f,#9cc1ea)}
time{font-size:.85rem;color:light-dark(#55606b,#a3acb6)}
.quiet{font-size:.9rem;color:light-dark(#55606b,#a3acb6)}
article,.services{margin:0 0 .75rem;padding:1rem 1.25rem;border:1px solid light-dark(#dde2e7,#323a43);border-radius:.5rem;background:light-dark(#fff,#171b20)}
.services{list-style:none}
.services li{display:flex;justify-content:space-between;padding:.25rem 0}
b.works{color:light-dark(#0b6b3a,#69d196)}
b.disturbed{color:light-dark(#b3261e,#ff9d94)}
ol{margin:.75rem 0 0;padding:0;list-style:none}
li+li{margin-top:.5rem}`
