import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with the page as it stands, one line per rule and place; `where` names what
 * the page shows. The rules of WCAG 2.2 A and AA, and what axe calls best practice.
 */
export async function findBarriers(page: Page, where: string): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window')))
    await page.evaluate(readFileSync(AXE, 'utf8'))
  const options = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })
  const found = await page.evaluate<readonly { id: string; targets: string[] }[]>(`
    axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, nodes }) => ({
      id, targets: nodes.map(({ target }) => target.join(' ')),
    })))`)
  return found.flatMap(({ id, targets }) => targets.map((target) => `${where}: ${id}: ${target}`))
}
