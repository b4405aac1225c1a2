/** For A4 and for a phone of 360 px: one column there, two where there is room. Light, as paper is. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d2526; --soft: #5b6668; --line: #d5dcdd; --teal: #14606b; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 16px; max-width: 820px; color: var(--ink); background: #fff;
  font: 15px/1.45 "Noto Sans", "DejaVu Sans", system-ui, sans-serif; overflow-wrap: anywhere; }
header { border-bottom: 3px solid var(--teal); padding-bottom: 10px; }
header p { margin: 2px 0; color: var(--soft); }
header .mutual { color: var(--teal); font-weight: 700; font-size: 17px; }
header .year { color: var(--ink); font-size: 18px; font-weight: 600; }
header .open { color: #8a4b00; }
h1 { margin: 4px 0; font-size: 26px; line-height: 1.2; }
h2 { margin: 28px 0 10px; font-size: 19px; color: var(--teal); break-after: avoid; }
.key { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px; margin: 0; }
.key div { border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px; break-inside: avoid; }
.key dt { color: var(--soft); font-size: 13px; }
.key dd { margin: 2px 0 0; font-size: 20px; font-weight: 700; overflow-wrap: normal; white-space: nowrap; }
.key small { font-size: 12px; font-weight: 400; color: var(--soft); }
.scroll { overflow-x: auto; margin: 0 0 14px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 6px 0; }
th, td { padding: 4px 6px; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
td { white-space: nowrap; }
th { font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; min-width: 8em; }
td:last-child, thead th:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 12.5px; vertical-align: bottom; overflow-wrap: normal; }
tr { break-inside: avoid; }
.sum th, .sum td { font-weight: 700; border-bottom: 2px solid #9aa7a9; }
.part th:first-child { padding-left: 1em; color: var(--soft); }
.part td { color: var(--soft); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 18px; }
figure { margin: 8px 0 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: 6px; }
figure table { font-size: 12.5px; }
figure th, figure td { padding: 1.5px 6px; }
svg { width: 100%; height: auto; display: block; margin-bottom: 6px; }
svg text { font: 9.5px "Noto Sans", "DejaVu Sans", system-ui, sans-serif; fill: #3d494b; }
.grid { stroke: #e3e8e9; } .axis { stroke: #7d898b; }
.people { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; }
.people div { border-top: 1px solid var(--ink); margin-top: 54px; padding-top: 4px; font-size: 13px; }
.signed { break-inside: avoid; }
.notes p { margin: 4px 0; font-size: 12.5px; color: var(--soft); }
@media (max-width: 639px) {
  .key { grid-template-columns: 1fr; }
  .key div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 10px; align-items: baseline; }
  .key dd { margin-left: auto; font-size: 18px; }
}
@media (min-width: 640px) { .key { grid-template-columns: repeat(3, 1fr); } }
@page { size: A4; margin: 14mm 13mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  .scroll { overflow: visible; }
  .key { grid-template-columns: repeat(3, 1fr); }
  .charts { grid-template-columns: 1fr 1fr; }
}
`
