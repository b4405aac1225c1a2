import { BEHIND, type Behind } from '../arrears/arrears.ts'
import { lateBy } from '../indicators/next-list.ts'
import { after, knowing } from './scene.ts'
import { choice, end, menu, pages, type Screen } from './screen.ts'
import type { Late } from '../indicators/ageing.ts'
import { add } from '../money.ts'
import { keywordOf } from '../messages/command-sms.ts'
import type { MoneyIn } from '../indicators/money-in.ts'
import { shortName } from '../person-name.ts'
import { WHO } from '../staff/office-role.ts'
import { numberAndName, ofAny, ofStaff } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { Listed } from './staff-kinds.ts'
import type { ArrearsScreen } from './screen-names.ts'

/**
 * Whoever works for a mutual sees who is behind, whoever reads its money what came in (R53).
 */
const withArrears = knowing(ofStaff, 'arrears', ({ of }) => of)

const withPage = knowing(ofStaff, 'arrears-page', ({ of, office }) =>
  office.behind ? { ...of, behind: office.behind, after: office.after ?? '' } : null,
)

const withMoney = knowing(ofAny(WHO.readsMoney), 'money-in', ({ of }) => of)

const afterList = after(ofStaff, 'send-list')

export const arrearsScreens: Readonly<Record<ArrearsScreen, Screen>> = {
  arrears: menu({
    needs: withArrears,
    title: ({ say, arrears: { ageing, members } }) => {
      const { one, two, three } = ageing
      const count = one.members + two.members + three.members
      return say('arrears.count', { count: String(count), members: String(members) })
    },
    lines: ({ say, money, arrears: { ageing } }) => {
      const { one, two, three } = ageing
      return [say('standing.owed', { amount: money(add(one.amount, two.amount, three.amount)) })]
    },
    options: BEHIND.map((behind) => ({
      name: `behind by ${behind}${behind === 3 ? ' or more' : ''}`,
      to: 'arrears.list' as const,
      label: (scene: ArrearsScene) => lateLabel(behind, scene),
      when: (scene: ArrearsScene) => lateBy(scene.arrears.ageing, behind).members > 0,
      keep: () => ({ office: { behind } }),
    })),
  }),

  'arrears.list': choice({
    needs: withPage,
    title: ({ say, office }) => say(`arrears.by-${office.behind ?? 1}`),
    name: 'a member',
    items: ({ 'arrears-page': { members, next } }) => [...members, ...(next ? [next] : [])],
    label: (item, { say, money }) =>
      typeof item === 'string' ? say('arrears.next') : behindLabel(item, money(item.owed)),
    to: ['subject', 'arrears.list'],
    pick: (item, { office }) =>
      typeof item === 'string'
        ? { to: 'arrears.list', keep: { office: { ...office, after: item } } }
        : { to: 'subject', keep: { office: { ...office, number: item.number } } },
    done: { name: 'by SMS', to: 'arrears.send', label: ({ say }) => say('arrears.by-sms') },
  }),

  'arrears.send': menu({
    needs: withPage,
    title: ({ say }) => say('arrears.send'),
    options: [
      {
        name: 'send',
        to: 'arrears.sent',
        label: ({ say }) => say('arrears.yes'),
        request: ({ of, office }) => ({
          kind: 'send-list',
          ...{ ...of, behind: office.behind ?? 1, after: office.after ?? '' },
        }),
      },
    ],
  }),

  'arrears.sent': end({
    needs: afterList,
    title: ({ say, language, outcome }) =>
      say('arrears.sent', {
        count: String(outcome.count),
        example: keywordOf('next', language),
      }),
  }),

  money: pages({
    needs: withMoney,
    title: ({ say, money, 'money-in': { today } }) =>
      say('money.today', { amount: money(today.amount), count: String(today.receipts) }),
    lines: (scene) => moneyLines(scene),
  }),
}

type ArrearsScene = StaffScene & {
  readonly arrears: { readonly ageing: Readonly<Record<'one' | 'two' | 'three', Late>> }
}

/** Whom to call, and about how much; the number instead, where there is no phone. */
function behindLabel({ number, name, phone }: Listed, owed: string): string {
  return phone
    ? `${shortName(name)} ${phone} ${owed}`
    : `${numberAndName({ number, name })} ${owed}`
}

/** How long, how many, how much. */
function lateLabel(behind: Behind, scene: ArrearsScene): string {
  const { members, amount } = lateBy(scene.arrears.ageing, behind)
  const { say, money } = scene
  return `${say(`arrears.by-${behind}`)}: ${members}, ${money(amount)}`
}

function moneyLines({
  say,
  money,
  'money-in': { week, month },
}: StaffScene & { readonly 'money-in': Readonly<Record<'week' | 'month', MoneyIn>> }): string[] {
  const sum = ({ amount, receipts }: MoneyIn) => {
    return { amount: money(amount), count: String(receipts) }
  }
  return [
    say('money.week', sum(week)),
    say('money.month', sum(month)),
    ...month.channels.map(({ channel, amount }) => {
      const name = channel === 'cash' ? say('money.cash') : channel.slice(0, 16)
      return `${name}: ${money(amount)}`
    }),
    ...(month.takenBack > 0 ? [say('money.taken-back', { amount: money(month.takenBack) })] : []),
  ]
}
