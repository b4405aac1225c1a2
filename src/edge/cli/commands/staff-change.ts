import { staffAdd, staffEnd } from '../../../app/acts/staff.ts'
import type { StaffDecided } from '../../../app/staff/staff-acts.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const staffAddCommand = actCommand(staffAdd, {
  arguments: { phone: 'PHONE' },
  json: JSON_OBJECT,
  examples: [
    'staff add 775556699 --mutual jappo --role collector --name "Ibou Sarr" --by "Khady Sarr"',
    'staff add 771234569 --mutual jappo --role clinic --provider thiaroye --by "Khady Sarr"',
  ],
  print: (decided) => printed(decided, 'works'),
})

export const staffEndCommand = actCommand(staffEnd, {
  arguments: { phone: 'PHONE' },
  json: JSON_OBJECT,
  examples: [
    'staff end 775556699 --mutual jappo --role collector --cause "phone stolen" --by "Khady Sarr"',
  ],
  print: (decided) => printed(decided, 'worked'),
})

function printed({ role: staff, by }: StaffDecided, verb: string): Printed {
  const { role, name, phone, ref, since: from = null, until } = staff
  const provider = role === 'clinic' ? ref : null
  const days = `${from ? ` from ${from}` : ''}${until ? ` to ${until}` : ''}`
  return {
    json: { role, name, phone, provider, from, until, by },
    lines: `${name} ${verb} as ${role} on ${phone}${days}; decided by ${by}`,
  }
}
