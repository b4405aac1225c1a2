import { z } from 'zod'
import { wrongType } from './statutes-fields.ts'

/** An object with these fields and no others; those left out are not there afterwards either. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, { error: wrongType('an object') }).transform(withoutAbsent)
}

type Given<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key]
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<
    Fields[Key],
    undefined
  >
}

export function withoutAbsent<Fields extends object>(fields: Fields): Given<Fields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Given<Fields>
}
