import type { OfficeWords } from '../en.ts'

export const roles: OfficeWords['roles'] = {
  manager: 'Meneja',
  treasurer: 'Mweka hazina',
  secretary: 'Katibu',
  clerk: 'Karani',
  auditor: 'Mkaguzi',
  collector: 'Mkusanyaji',
  clinic: 'Kituo cha afya',
  association: 'Kikundi',
  operator: 'Mwendeshaji',
}
