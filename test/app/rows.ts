/** Rows as they stand in the database, for stories about what was kept. */
import type { World } from '../world.ts'

export function intents({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('intent').selectAll().orderBy('created_at').orderBy('intent_id').execute(),
  )
}

export function receipts({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('receipt').selectAll().orderBy('receipt_number').execute(),
  )
}

export function payments({ store }: World) {
  return store.read((tx) => tx.selectFrom('payment').selectAll().orderBy('payment_id').execute())
}

export function charges({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('charge').selectAll().orderBy('number').orderBy('starts_on').execute(),
  )
}

export function events({ store }: World) {
  return store.read((tx) => tx.selectFrom('event').selectAll().orderBy('event_id').execute())
}

export function checks({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('coverage_check').selectAll().orderBy('check_id').execute(),
  )
}

export function outbox({ store }: World) {
  return store.read((tx) => tx.selectFrom('outbox').selectAll().orderBy('outbox_id').execute())
}

export function visits({ store }: World) {
  return store.read((tx) => tx.selectFrom('visit').selectAll().orderBy('created_at').execute())
}

export function reminders({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('reminder').selectAll().orderBy('queued_at').orderBy('number').execute(),
  )
}

export function applications({ store }: World) {
  return store.read((tx) =>
    tx.selectFrom('application').selectAll().orderBy('application_id').execute(),
  )
}
