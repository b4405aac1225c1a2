// @ts-check
import { byId } from './elements.js'

/**
 * On a narrow page the list of people lives in a sheet that opens over it; then `onOpen` is called.
 *
 * @param {() => void} onOpen
 */
export function makeSheet(onOpen) {
  const sheet = byId('people-sheet', HTMLDialogElement)
  const people = byId('people')
  const place = byId('people-place')
  sheet.addEventListener('close', () => {
    place.append(people)
    byId('who-change').focus({ preventScroll: true })
  })
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close()
  })
  return {
    open() {
      sheet.append(people)
      sheet.showModal()
      onOpen()
    },
    close() {
      if (sheet.open) sheet.close()
    },
  }
}
