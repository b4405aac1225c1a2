import { expect, it } from 'vitest'
import { countsPeople } from '../../../src/core/contributions/people.ts'
import { chargesBegunBy, unpostedBy } from '../../../src/core/contributions/replay.ts'
import { fc } from '../../chance.ts'
import { days, eventful, postedBy } from '../membership/generated.ts'

it('is what has begun and was not posted, looked at day by day', () => {
  fc.assert(
    fc.property(eventful, days, days, (facts, first, then) => {
      const posted = postedBy(facts, first)
      const keys = new Set(posted.posted.map(({ kind, startsOn }) => `${kind} ${startsOn}`))
      const begun = chargesBegunBy(posted, then)
      expect(unpostedBy(posted, then)).toEqual(
        begun.filter(({ kind, startsOn }) => !keys.has(`${kind} ${startsOn}`)),
      )
    }),
  )
})

it('without late penalties and rhythms follows from the fee and the last contribution posted, not from money', () => {
  fc.assert(
    fc.property(eventful, days, days, (generated, first, then) => {
      const versions = generated.versions.map((plan) => ({
        ...plan,
        latePenalty: null,
        rhythms: [],
      }))
      // Of a member with a past everything is looked at.
      const posted = postedBy({ ...generated, earlier: [], versions }, first)
      const fees = posted.posted.filter(({ kind }) => kind === 'joining-fee')
      const last = posted.posted.filter(({ kind }) => kind === 'contribution').slice(-1)
      const people = versions.some(countsPeople) ? posted.people : []
      const little = { ...posted, posted: [...fees, ...last], payments: [], people }
      expect(unpostedBy(little, then)).toEqual(unpostedBy(posted, then))
    }),
  )
})
