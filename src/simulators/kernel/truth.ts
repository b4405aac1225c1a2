import { shortAmount } from './amounts.ts'
import { balanceOf } from './phones.ts'
import type { Movement } from './state.ts'
import type { World } from './world.ts'

/** A movement as told: amounts in ordinary notation, times in ISO. */
type TrueMovement = Omit<Movement, 'amount' | 'balance' | 'at' | 'startedAt'> & {
  readonly at: string
  readonly amount: string
  readonly balance: string
}

/** Everything that happened to money, whoever was told of it. */
type Truth = {
  readonly movements: readonly TrueMovement[]
  readonly accounts: readonly { account: string; balance: string; currency: string }[]
}

export function truthOf(world: World<unknown>): Truth {
  const real = world.state.money.filter(({ kind }) => kind !== 'failed')
  const accounts = new Map(real.map(({ account, currency }) => [account, currency]))
  return {
    movements: real.map(told),
    accounts: [...accounts].map(([account, currency]) => ({
      account,
      balance: shortAmount(balanceOf(world, account)),
      currency,
    })),
  }
}

function told({ startedAt: _, ...movement }: Movement): TrueMovement {
  return {
    ...movement,
    at: new Date(movement.at).toISOString(),
    amount: shortAmount(movement.amount),
    balance: shortAmount(movement.balance),
  }
}
