import { createHash } from 'node:crypto'
import { type Colour, GROUNDS, onDark } from '../../core/colour.ts'

/** Colours that white can be read on, and lighter ones for links on a dark page; a mutual has one of them. */
const HUES = [
  ['#0b5f6b', '#7fd3df'],
  ['#1d6b34', '#8fd8a3'],
  ['#1f4f9c', '#a3c5ff'],
  ['#63388f', '#d2b8f2'],
  ['#8a2638', '#f5b0ba'],
  ['#70440a', '#ecca8f'],
] as const

/** The class of the colour that a mutual has, the same wherever it is asked for. */
export function hueOf(code: string): string {
  const sum = createHash('sha256').update(code).digest()[0] ?? 0
  return `h${sum % HUES.length}`
}

/** Of a dark screen; paper stays white. */
const dark = (rules: string) => `@media screen and (prefers-color-scheme:dark){${rules}}`

/** The one stylesheet of the office: system fonts, no picture, for 320 px and for paper. */
const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--ink:#1a1f24;--soft:#57606a;--line:#d3d9df;--card:${GROUNDS.light};--brand:#0b5f6b;--link:#0b5f6b;--good:#17652f;--warn:#8a4b00;--bad:#a3202f;--s0:#0b5f6b;--s1:#c98a1b;--s2:#76828e;--s3:#a3202f}
${HUES.map(([deep], at) => `.h${at}{--brand:${deep};--link:${deep};--s0:${deep}}`).join('\n')}
${dark(`:root{--bg:#14181c;--ink:#e9ecef;--soft:#a9b3bd;--line:#3a424b;--card:${GROUNDS.dark};--link:#7fd3df;--good:#8fd8a3;--warn:#f0c27a;--bad:#ffb3b8;--s0:#5fb9c6;--s1:#e0a53a;--s2:#a9b3bd;--s3:#ff8f96}${HUES.map(([, light], at) => `.h${at}{--link:${light};--s0:${light}}`).join('')}`)}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,textarea:focus-visible,select:focus-visible{outline:3px solid #e0a53a;outline-offset:2px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.paper{display:none}
.skip{position:absolute;left:-99em}.skip:focus{left:.5em;top:.5em;background:var(--bg);padding:.5em;z-index:1}
.bar{background:#0b5f6b;background:var(--brand);color:#fff}
.bar a{color:#fff}.bar,main,footer{padding-left:16px;padding-right:16px}
.wrap{max-width:1120px;margin:0 auto}main{max-width:1152px;margin:0 auto}
.bar .wrap{padding:10px 0;display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center}
.home{font-weight:700;font-size:18px;text-decoration:none;padding:4px 0}
.find{display:flex;flex:1 1 260px;gap:6px;max-width:520px}
.find input{flex:1;min-width:0}
nav ul,.plain{list-style:none;margin:0;padding:0}
.tabs{border-bottom:1px solid var(--line);background:var(--card)}
.tabs ul{display:flex;flex-wrap:wrap;max-width:1140px;margin:0 auto;padding:0 6px}
.tabs a{display:block;padding:9px 10px;text-decoration:none;color:var(--ink)}
.tabs [aria-current]{font-weight:700;box-shadow:inset 0 -3px var(--link);color:var(--link)}
main{padding-top:18px;padding-bottom:40px}
h1{font-size:26px;line-height:1.25;margin:0 0 12px}
h2{font-size:19px;line-height:1.3;margin:0 0 10px}
h3{font-size:16px;margin:14px 0 4px}
p{margin:0 0 10px}
.whole{white-space:nowrap}.soft{color:var(--soft)}small,.small{font-size:14px}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
input,select,textarea{font:inherit;color:var(--ink);background:var(--bg);border:1px solid var(--soft);border-radius:4px;padding:8px 10px;max-width:100%}
label{display:block;font-weight:600;margin:0 0 4px}
.hint{color:var(--soft);margin:0 0 6px;font-size:14px}
button,.button{display:inline-block;font:inherit;font-weight:600;border:1px solid transparent;border-radius:4px;padding:9px 16px;background:#0b5f6b;background:var(--brand);color:#fff;text-decoration:none;cursor:pointer}
[aria-busy] button{opacity:.6;cursor:progress}
.second{background:transparent;color:var(--link);border-color:currentColor}
.bar button{background:#fff;color:#1a1f24;border-color:#fff}
.link{background:none;border:0;padding:4px 0;color:inherit;text-decoration:underline;font-weight:400}
.bar .link{background:none;color:#fff}
.row{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center}
form{margin:0}
span.sum,strong.sum{display:inline-block;min-width:6em;text-align:right;font-weight:700}.row>[aria-current]{font-weight:700;text-decoration:none}
.field{margin:0 0 16px}fieldset{border:0;padding:0;min-width:0}legend{font-weight:600;padding:0;margin:0 0 4px}.pick{display:flex;gap:10px;align-items:flex-start;padding:4px 0}.pick input{width:22px;height:22px;margin:1px 0;flex:none}.pick label{margin:0}fieldset .pick label{font-weight:400}textarea{width:100%;max-width:36em}.links{display:block}.links a{margin-right:10px;padding:4px 0;display:inline-block}.field>input[type=text]{width:26em}.pick>div{min-width:0}.row .field{max-width:100%}.row .field>input[type=text]{width:11em}
.digits{font-size:44px;line-height:1.2;letter-spacing:.12em;font-weight:700;font-variant-numeric:tabular-nums;margin:6px 0 14px}
.field>input.code{width:9em;font-size:24px;letter-spacing:.2em}
.cards{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,290px),1fr));margin:0 0 20px}
.two{display:grid;gap:20px 36px;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr))}
.card{border:1px solid var(--line);border-radius:6px;padding:14px 16px;background:var(--bg)}
section{margin:0 0 26px;min-width:0}form+section,p+section{margin-top:24px}.cards>*{margin:0}
.card h2{margin-bottom:6px}
.big{font-size:28px;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums;margin:0}
.state{border-left:6px solid var(--soft);background:var(--card);padding:12px 16px;border-radius:4px;margin:12px 0 22px}
.state strong{display:block;font-size:20px}
.state.is-good{border-color:var(--good)}.state.is-warn{border-color:var(--warn)}.state.is-bad{border-color:var(--bad)}
.note,.errors{border:2px solid var(--link);border-radius:6px;padding:12px 16px;margin:0 0 20px}
.errors{border-color:var(--bad)}.error{color:var(--bad);font-weight:600;margin:0 0 4px}
dl.pairs{display:grid;grid-template-columns:fit-content(45%) 1fr;gap:4px 14px;margin:0 0 14px}
.pairs dt{color:var(--soft)}.pairs dd{margin:0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:15px}
th,td{text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid var(--line);overflow-wrap:normal}
th{font-weight:600}tbody th{font-weight:400}thead th{color:var(--soft);font-weight:400;font-size:14px}
.num{text-align:right;white-space:nowrap}td.num:last-child,th.num:last-child{padding-right:0}.num+:not(.num){padding-left:14px}
.list{list-style:none;margin:0 0 10px;padding:0;border-top:1px solid var(--line)}
.list>li{padding:9px 0;border-bottom:1px solid var(--line)}
.list .row{justify-content:space-between;align-items:baseline}.list .row>:last-child:not(:first-child){margin-left:auto;text-align:right}
.said{display:block;white-space:pre-wrap;background:var(--card);border-radius:10px;padding:8px 12px;margin:4px 0 0;max-width:36em}
.said.theirs{margin-left:24px;border:1px solid var(--line);background:var(--bg)}
.lines{columns:2 22em}
figure{margin:0 0 18px}figcaption{font-weight:600;margin:0 0 6px}
svg{display:block;width:100%;max-width:430px;height:auto}
svg text{font:15px system-ui,sans-serif;fill:var(--soft)}.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}figure rect{stroke:var(--bg);stroke-width:.6}
.axis{stroke:var(--soft)}.grid{stroke:var(--line)}
summary{cursor:pointer;padding:4px 0;color:var(--link)}
.foot{border-top:1px solid var(--line);padding:14px 0 26px;color:var(--soft);font-size:14px}
.foot .row{gap:4px 18px}.foot a,.foot button{padding:4px 0;display:inline-block}
.report header p{margin:2px 0}.report header,.report section{border-bottom:1px solid var(--line);padding-bottom:10px}.report .mutual,.report .year{font-weight:700}.report .open{color:var(--warn)}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px;margin:0}.key div{border:1px solid var(--line);border-radius:6px;padding:8px 10px}.key dt{color:var(--soft)}.key dd{margin:0;font-size:20px;font-weight:700}
.scroll{overflow-x:auto;margin:0 0 14px}.scroll th,.scroll td{text-align:right;padding-left:6px}.scroll td{white-space:nowrap}.scroll th:first-child{text-align:left;padding-left:0}caption{text-align:left;font-weight:600}.sum th,.sum td{font-weight:700}.part th:first-child{padding-left:1em}
.charts{display:grid;gap:18px;grid-template-columns:repeat(auto-fill,minmax(min(100%,320px),1fr))}
.people{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(150px,1fr))}.people div{border-top:1px solid var(--ink);margin-top:54px;padding-top:4px}
@media(max-width:479px){h1{font-size:23px}.wide thead{display:none}.wide tr{display:block;border-bottom:1px solid var(--line);padding:6px 0}.wide td,.wide th{display:flex;justify-content:space-between;gap:12px;border:0;padding:2px 0;text-align:right}.wide .void{display:none}.wide td::before{content:attr(data-of);color:var(--soft);text-align:left}.digits{font-size:38px}}
@media print{.paper{display:block}.bar,.tabs,footer,form,.noprint{display:none}body{font-size:11pt}main{max-width:none;padding:0}.card,.state,tr,li,figure{break-inside:avoid}a{color:inherit;text-decoration:none}}
@page{margin:14mm}
.sign{margin-top:30mm;border-top:1px solid;width:70mm}
.sheet{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 16px}
.id{display:grid;grid-template:auto 1fr auto/21mm 1fr 23mm;gap:1mm 2.5mm;width:min(85.6mm,100%);min-height:54mm;padding:0 3mm 2mm;background:#fff;color:#1a1f24;border:1px solid #d3d9df;border-radius:3mm;overflow:hidden}
.id header{grid-column:1/4;margin:0 -3mm;padding:1.6mm 3mm;background:#0b5f6b;background:var(--brand);color:#fff;font-weight:700;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.photo{grid-row:2/4;height:27mm;align-self:center;border:1px dashed #57606a;color:#57606a;font-size:12px;display:grid;place-items:center}
.whom{grid-column:2/4;display:flex;flex-direction:column;line-height:1.25;min-width:0}.whom .no{font-size:20px;font-weight:700;white-space:nowrap;letter-spacing:.04em}.whom small{font-size:11px;color:#3f4851}
.qr{grid-column:3;grid-row:3;width:23mm;height:23mm}
@page cards{size:A4;margin:0}
@media print{.sheet{page:cards;display:grid;grid-template-columns:85.6mm 85.6mm;grid-auto-rows:54mm;gap:0;width:210mm;height:296mm;margin:0;padding:13.5mm 19.4mm;align-content:start}.id{width:85.6mm;height:54mm;min-height:0;border-radius:0}}
`.trim()

const MARK = createHash('sha256').update(STYLE).digest('hex').slice(0, 12)

/** Where the sheets with a mutual's own colour are, for a router. */
export const COLOURED_SHEETS = `/office/style-${MARK}-:colour.css`

/** Where the sheet is. What it says is in its address, so that a browser can keep it. */
export function sheetPath(colour: Colour | null): string {
  if (colour === null) return `/office/style-${MARK}.css`
  return COLOURED_SHEETS.replace(':colour', colour.slice(1))
}

/** The sheet; the colour that a mutual has chosen is in it, because nothing is styled in a page itself. */
export function sheetText(colour: Colour | null): string {
  return colour === null ? STYLE : `${STYLE}\n${own(colour)}`
}

function own(colour: Colour): string {
  const shades = (shade: Colour) => `--link:${shade};--s0:${shade}`
  return `:root{--brand:${colour};${shades(colour)}}${dark(`:root{${shades(onDark(colour))}}`)}`
}
