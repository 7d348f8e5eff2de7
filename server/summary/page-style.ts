/** Good paper, blue-black ink, one teal pencil; on a printer black ink is enough. */
export const PAGE_STYLE = `
:root{color-scheme:light;--paper:#fbf8f3;--card:#fff;--inset:#f2ece2;--line:#d9cfc0;--ink:#101820;--soft:#44515b;--accent:#0a5566;--care:#fff1cf;
--voice:Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:54rem;margin:0 auto;padding:0 min(1.25rem,5vw)}
header{padding-top:2.5rem}
footer{padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:1rem}
h1,h2,h3,h4{line-height:1.2;font-weight:650;text-wrap:balance;margin:0}
h1{font-size:clamp(1.75rem,1.3rem + 2vw,2.5rem);letter-spacing:-.012em}
h2{font-size:1.625rem;margin-top:4rem}
h3{font-size:1.1875rem}
.step{font-size:1rem;color:var(--soft)}
.scroll:focus-visible{outline:3px solid var(--ink);box-shadow:0 0 0 6px #ffd23f}
p{margin:.5rem 0;max-width:38em}
ul,ol{margin:0;padding:0;list-style:none}
a{color:var(--accent)}
.mark{display:flex;align-items:center;gap:.5rem;margin:0 0 2rem;font:600 1.0625rem/1 var(--voice)}
.mark i{width:.75rem;height:.75rem;border-radius:50%;background:var(--accent)}
.voice{font-family:var(--voice);font-weight:600;line-height:1.3;white-space:pre-line;unicode-bidi:plaintext}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}
.purpose{font-size:1.3125rem;font-weight:400}
.care{margin:1.5rem 0;padding:.75rem 1rem;border-radius:.625rem;background:var(--care);max-width:none}
.counts{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:2rem 0}
.counts b{display:block;font-size:2.5rem;line-height:1.1;font-variant-numeric:tabular-nums lining-nums}
.plan{color:var(--soft)}
.plan li{display:inline}
.plan li+li::before{content:" \\2192  "}
article{margin:1.5rem 0;padding:1.5rem 1.5rem 1.75rem;border-radius:.625rem;background:var(--card);box-shadow:0 1px 0 #e9e0d2,0 .5rem 1.5rem -1rem rgb(16 24 32/.25)}
article>header{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 min(1rem,4vw);padding:0 0 1.25rem;align-items:baseline;max-width:none}
.place{position:relative;min-width:1.3em;color:var(--accent);font-size:2rem;font-weight:700;line-height:1;font-variant-numeric:tabular-nums lining-nums}
article header h3{font-size:1.4375rem}
.thread>li{position:relative;padding:0 0 1.375rem min(2rem,9vw)}
.thread>li:last-child{padding-bottom:0}
.thread>li::before{position:absolute;top:.9em;bottom:-.9em;left:.34375rem;border-left:.1875rem solid var(--accent);content:""}
.thread>li:last-child::before{display:none}
.thread>li::after{position:absolute;top:.35rem;left:0;width:.875rem;height:.875rem;border:.1875rem solid var(--accent);border-radius:50%;background:var(--accent);content:"";-webkit-print-color-adjust:exact;print-color-adjust:exact}
.thread>li.none::after{border-color:#5b6972;background:var(--card)}
.thread>li:has(+.none)::before{border-left-style:dotted;border-left-color:#5b6972}
.none>p{color:var(--soft);margin:.125rem 0}
.knots{display:grid;gap:.875rem;margin-top:.25rem}
.knots .voice{margin:0;font-size:1.125rem}
.knots .who{margin:0;font-weight:650}
.knots p{margin:0}.facts{margin:.125rem 0 0;color:var(--soft);font-size:1rem;white-space:pre-line}
.many{white-space:normal;margin-top:.25rem;columns:2 18rem;column-gap:1.5rem}
.many li{break-inside:avoid;margin-bottom:.25rem}
.under{margin-top:.625rem;padding-left:1rem;border-left:.375rem double var(--accent);display:grid;gap:.625rem}
.scroll{overflow-x:auto;margin:1rem 0}
table{width:100%;border-collapse:collapse;overflow-wrap:break-word;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:start;color:var(--soft);padding-bottom:.5rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:650;border-bottom:2px solid var(--ink)}
tbody th{font-weight:600;font-family:var(--voice);min-width:12rem}
.number{text-align:end;white-space:nowrap}
.done{color:#0b6337;font-weight:650}
@media(max-width:40rem){article{padding:min(1rem,4vw)}}
@media print{
@page{size:A4;margin:18mm 16mm}
:root{--paper:#fff;--inset:#fff;--line:#666;--ink:#000;--soft:#000;--accent:#000;--care:#fff}
html{font-size:9.5pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}header{padding-top:0}
article{box-shadow:none;padding:0 0 .5rem;margin:1rem 0 1.5rem;border-top:1px solid #666;border-radius:0;padding-top:.75rem}
.care{border:1px solid #000}h2{margin-top:2rem;break-after:avoid}h3,h4{break-after:avoid}
article>header,.thread>li,tr{break-inside:avoid}.scroll{overflow:visible}thead{display:table-header-group}
}`.replaceAll('\n', '')
