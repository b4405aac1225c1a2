import { describe, expect, it } from 'vitest'
import { type GroupTransaction, type Member, runGroup } from '../../../src/store/engine/group.ts'

const LIMITS = { works: 50, forMs: 10_000 }

describe('a group of writes', () => {
  it.each([
    [49, 49],
    [50, 50],
    [51, 50],
  ])('of %i that wait takes %i', async (waiting, taken) => {
    const { queue, answers } = queueOf(waiting)
    await runGroup(queue, LIMITS, transactionOf())
    expect(answers).toHaveLength(taken)
    expect(queue).toHaveLength(waiting - taken)
  })

  it('takes no further one in once its time is over', async () => {
    const { queue, answers } = queueOf(3)
    const slow = { run: async () => (await pause(30), done()) }
    await runGroup(queue, { works: 50, forMs: 20 }, transactionOf(slow))
    expect(answers).toEqual(['0 resolved'])
  })

  it('answers nobody before the commit', async () => {
    const { queue, answers } = queueOf(2)
    const commit = () => void answers.push('commit')
    await runGroup(queue, LIMITS, transactionOf({ commit }))
    expect(answers).toEqual(['commit', '0 resolved', '1 resolved'])
  })

  it('tells all that wait when it cannot begin', async () => {
    const { queue, answers } = queueOf(3)
    const begin = () => Promise.reject(new Error('no'))
    await runGroup(queue, LIMITS, transactionOf({ begin }))
    expect(answers).toEqual(['0 lost', '1 lost', '2 lost'])
    expect(queue).toEqual([])
  })

  it.each(['a commit that fails', 'the end of all of it in the last work'])(
    'tells each once after %s',
    async (what) => {
      const { queue, answers } = queueOf(4)
      let runs = 0
      const run = async () => {
        runs += 1
        if (runs === 2) return { done: false, error: new Error('own') } as const
        if (runs === 3 && !what.startsWith('a commit')) throw new Error('gone')
        return done()
      }
      const commit = () => Promise.reject(new Error('gone'))
      await runGroup(queue, { ...LIMITS, works: 3 }, transactionOf({ run, commit }))
      expect(answers).toEqual(['1 failed', '0 lost', '2 lost'])
      expect(queue).toHaveLength(1)
    },
  )
})

function queueOf(length: number) {
  const answers: string[] = []
  const queue = Array.from({ length }, (_, at): Member => ({
    work: async () => undefined,
    resolve: () => answers.push(`${at} resolved`),
    reject: (error) => answers.push(`${at} ${String(error)}`),
  }))
  return { queue, answers }
}

function transactionOf(parts: Partial<GroupTransaction> = {}): GroupTransaction {
  return {
    begin: () => undefined,
    run: async () => done(),
    commit: () => undefined,
    rollback: () => undefined,
    failed: ({ reject }) => reject('failed'),
    lost: ({ reject }) => reject('lost'),
    ...parts,
  }
}

function done() {
  return { done: true, value: undefined } as const
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
