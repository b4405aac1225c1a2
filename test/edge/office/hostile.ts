/** Stands in every hostile text, and in no line of the log. */
export const MARK = 'zqhostile'

/** More than a form may be. */
export const LONG = MARK.repeat(2500)

/** What somebody might type, or a program send, that no page of ours expects. */
export const HOSTILE: readonly string[] = [
  ...['', ' ', '.', '%', '_', '\\', "'", '*', '0', '-1', '1e309', 'NaN', 'null', '[object Object]'],
  ...['9'.repeat(40), '9007199254740993', '0.1', '1,5', '٣٤٥', '𝟙', '²'],
  ...['2026-02-30', '0001-01-01', '9999-12-31', '2026-03-02T00:00:00Z'],
  ...['__proto__', 'constructor', 'hasOwnProperty', '../../etc/passwd', '..%2f', '%00', '%ff'],
  LONG.slice(0, 4000),
  `\0${MARK}\u0007\u001b[31m`,
  `\u202e${MARK}\u2066\u200b\ufeff`,
  `\ud800${MARK}`,
  `${MARK}\r\nset-cookie: office=x`,
  ...[`=1+${MARK}`, `+${MARK}`, `@SUM(${MARK})`, `-2+3+cmd|' /C ${MARK}'!A0`],
  ...[`${MARK}' or '1'='1`, `"; drop table member; -- ${MARK}`, `${MARK}') union select name from member --`],
  ...[`<script>${MARK}</script>`, `"><img src=x onerror=${MARK}>`, `' onfocus=${MARK} x='`],
  ...[`<b zq>${MARK}`, `{{${MARK}}}`, `javascript:${MARK}`, `&lt;${MARK}&#0;`],
] // prettier-ignore
