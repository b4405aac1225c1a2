import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import { alertsText } from '../../core/messages/manager-sms.ts'
import { loadAlertList } from '../office/read-alerts.ts'
import { type Answer, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** What the managers of each mutual that the phone manages are to look at (R53). */
export const alerts: Answer<'alerts'> = async (asking) => {
  await eachMutual(
    asking,
    async ({ mutual }) => {
      const list = await loadAlertList(asking, mutual)
      return alertsText(voiceIn(asking, mutual), list)
    },
    ({ roles }) => isAnyOf(WHO.readsDecisions, roles),
  )
}
