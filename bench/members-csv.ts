import { closeSync, openSync, writeSync } from 'node:fs'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card\n'

/** Written at a time. */
const HOUSEHOLDS_PER_WRITE = 10_000

/** A members file of so many households, each of a member and a child. */
export function writeMembersFile(path: string, households: number): void {
  const file = openSync(path, 'w')
  try {
    writeSync(file, HEADER)
    for (let start = 0; start < households; start += HOUSEHOLDS_PER_WRITE) {
      const count = Math.min(HOUSEHOLDS_PER_WRITE, households - start)
      writeSync(file, Array.from({ length: count }, (_, at) => linesOf(start + at)).join(''))
    }
  } finally {
    closeSync(file)
  }
}

function linesOf(index: number): string {
  const { name, phone, born, childBorn, joined } = householdAt(index)
  return (
    `h${index},,${name},F,${born},member,${phone},en,family,,${joined},yes,,\n` +
    `h${index},,${name} jr,M,${childBorn},child,,,,,,,,\n`
  )
}

/** What the file says of the household at this place; births are spread over some years. */
export function householdAt(index: number) {
  const day = dayOf(index)
  return {
    name: `Amina Kamau ${index}`,
    phone: `+2547${20_000_000 + index}`,
    born: `${1955 + (index % 45)}-${day}`,
    childBorn: `${2010 + (index % 14)}-${day}`,
    joined: `2026-02-${day.slice(3)}`,
  }
}

function dayOf(index: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two((Math.floor(index / 28) % 12) + 1)}-${two((index % 28) + 1)}`
}
