import { inMutual } from '../dialog/scene.ts'
import { end } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import { foldName } from '../text/gsm7.ts'
import { helpLine } from './help.ts'

/** Managers and associations are served by SMS and by the mutual's office. */
export type OfficeScreen = 'manager' | 'association'

export const officeScreens: Readonly<Record<OfficeScreen, Screen>> = {
  manager: end({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: (scene) => [scene.say('manager.sms'), helpLine(scene)],
  }),

  association: end({
    needs: inMutual,
    opening: true,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: (scene) => [scene.say('association.help'), helpLine(scene)],
  }),
}
