import type { Page } from 'playwright-core'

/** Numbers, amounts and dates that a page shows on two lines: whoever reads half of one reads another one. */
export async function findBrokenNumbers(page: Page, view: string): Promise<string[]> {
  const broken = await page.evaluate<string[]>(`(() => {
    const found = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      // What an operator sent stands there word for word, and breaks anywhere.
      if (text.parentElement.closest('details .said')) continue
      for (const { 0: number, index } of text.data.matchAll(/(?<!\\w)\\d(?:[\\d.,/:-]{0,18}\\d)?(?!\\w)/g)) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + number.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) found.push(number)
      }
    }
    return [...new Set(found)]
  })()`)
  return broken.map((number) => `${view}: ${number} is on two lines`)
}
