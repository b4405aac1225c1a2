import { onTestFinished } from 'vitest'
import { type Started, startSimulator } from '../../../src/simulators/start.ts'

/** A message that reached a phone. */
export type Delivered = { readonly id: string; readonly phone: string; readonly text: string }

export type Movement = {
  readonly receipt: string
  readonly kind: string
  readonly amount: string
  readonly phone: string
}

/** A carrier of SMS and an operator of money, both simulated, which stay up whatever the line does. */
export type Outside = {
  readonly sms: Started
  readonly money: Started
  delivered(): Promise<readonly Delivered[]>
  /** Money that moved, whoever was told of it. */
  movements(): Promise<readonly Movement[]>
}

/** Starts both; callbacks go to the line at this address. They end with the test. */
export async function startOutside(
  deliverTo: string,
  phones: readonly string[] = [],
): Promise<Outside> {
  const options = { port: 0, seed: 1, file: null, deliverTo }
  const sms = await startSimulator('africastalking', options)
  onTestFinished(() => sms.stop())
  const money = await startSimulator('mpesa', options)
  onTestFinished(() => money.stop())
  // Whoever is asked for money enters the PIN.
  const habit = { answer: 'pin', afterMs: 300 }
  for (const phone of phones) await money.control('phones', { phone: phone.slice(1), habit })
  const read = async (address: string) => (await fetch(address)).json()
  return {
    ...{ sms, money },
    delivered: async () => (await read(`${sms.address}/simulator/sms`)) as Delivered[],
    movements: async () =>
      ((await read(`${money.address}/simulator/truth`)) as { movements: Movement[] }).movements,
  }
}
