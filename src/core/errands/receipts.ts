import { formatDate } from '../dates.ts'
import { knowing, ofMember } from './scene.ts'
import type { MemberScene, Scene, Scoped } from './scene.ts'
import { choice, end, menu, type Screen } from './screen.ts'
import { helpFrom } from './help.ts'
import type { ReceiptFacts } from './member-kinds.ts'
import { ownMembership } from './own.ts'
import type { ReceiptsScreen } from './screen-names.ts'

type ReceiptScene = MemberScene & { readonly receipt: ReceiptFacts }

const knowingReceipts = knowing(ofMember, 'receipts', ownMembership)

/** A member looks at the last payments and has a receipt sent again. */
export const receiptsScreens: Readonly<Record<ReceiptsScreen, Screen>> = {
  receipts: choice({
    needs: knowingReceipts,
    guarded: true,
    title: ({ say, receipts }) => say(receipts.length > 0 ? 'receipts.title' : 'receipts.none'),
    name: 'a receipt',
    items: ({ receipts }) => receipts,
    label: ({ paidOn, amount }, { money }) => `${formatDate(paidOn)} ${money(amount)}`,
    to: ['receipts.one'],
    pick: ({ ref }) => ({ to: 'receipts.one', keep: { receipt: ref } }),
    done: helpFrom('receipts'),
  }),

  'receipts.one': menu({
    needs: ofReceipt,
    guarded: true,
    title: ({ say, receipt: { ref } }) => say('receipts.ref', { ref }),
    lines: ({ say, money, receipt: { amount, paidOn, isCancelled } }) => [
      `${formatDate(paidOn)} ${money(amount)}`,
      ...(isCancelled ? [say('receipts.cancelled')] : []),
    ],
    options: [
      {
        name: 'send it by SMS',
        to: 'receipts.sent',
        label: ({ say }) => say('receipts.send'),
        when: ({ receipt }) => !receipt.isCancelled,
        request: (scene) => ({
          kind: 'send-receipt',
          ...ownMembership(scene),
          ref: scene.receipt.ref,
        }),
      },
      helpFrom('receipts'),
    ],
  }),

  'receipts.sent': end({
    needs: ofReceipt,
    title: ({ say, receipt: { ref } }) => say('receipts.sent', { ref }),
  }),
}

function ofReceipt(scene: Scene): Scoped<ReceiptScene> {
  const scoped = knowingReceipts(scene)
  if (scoped.kind !== 'scene') return scoped
  const receipt = scoped.scene.receipts.find(({ ref }) => ref === scene.kept.receipt)
  return receipt ? { kind: 'scene', scene: { ...scoped.scene, receipt } } : { kind: 'lost' }
}
