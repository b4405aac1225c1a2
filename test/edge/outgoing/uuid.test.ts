import { expect, it } from 'vitest'
import { createIds } from '../../../src/edge/ids.ts'
import { uuidOf } from '../../../src/edge/outgoing/uuid.ts'

it('gives each id a UUID of version 4, always the same, and no two the same', () => {
  const ids = createIds()
  const own = Array.from({ length: 2000 }, () => ids.id())
  const uuids = own.map(uuidOf)
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(uuids).size).toBe(own.length)
  // Requests that were made before a new version is installed are still asked about by this name.
  expect(uuidOf('01JQ8Z2K')).toBe('adc53f2f-c8d8-4ae2-82d8-243e513601d9')
})
