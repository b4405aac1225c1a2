import { PAID_PATH } from './calls.ts'
import { answerParent } from './child.ts'
import { generate, type LoadOrder } from './generate.ts'
import type { Connection } from './http-client.ts'

let notices = 0

/** A new payment into the account, as M-PESA tells of it. */
async function tellOnce(connection: Connection, name: string): Promise<number> {
  notices += 1
  const { status, body } = await connection.postJson(PAID_PATH, noticeOf(name, notices))
  if (status !== 200) throw new Error(`${status}: ${body}`)
  return 1
}

function noticeOf(name: string, count: number): string {
  const round = name.replace(/\D/g, '').padStart(2, '0')
  return JSON.stringify({
    TransactionType: 'Pay Bill',
    TransID: `U${round}${name.startsWith('ours') ? 'A' : 'B'}${String(count).padStart(7, '0')}`,
    TransTime: '20260310110000',
    TransAmount: '500.00',
    BusinessShortCode: '600100',
    BillRefNumber: '04123378',
    InvoiceNumber: '',
    OrgAccountBalance: '19750.00',
    ThirdPartyTransID: '',
    MSISDN: '2547 ***** 222',
    FirstName: 'AMINA',
    MiddleName: '',
    LastName: '',
  })
}

answerParent<LoadOrder>((order) =>
  generate(order, (connection) => tellOnce(connection, order.name)),
)
