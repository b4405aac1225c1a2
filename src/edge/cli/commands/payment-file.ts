import {
  paymentFileBack,
  paymentFileList,
  paymentFileShow,
  paymentFileWrite,
} from '../../../app/acts/payouts.ts'
import type { WrittenFile } from '../../../app/payments/payment-file.ts'
import { add } from '../../../core/money.ts'
import type { PaymentFile } from '../../../store/payments/payment-files.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_LIST, JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { table } from '../table.ts'
import { payoutRow, proposed } from './payouts.ts'

export const paymentFileWriteCommand = actCommand(paymentFileWrite, {
  flags: { wallet: '--from <account>' },
  json: JSON_OBJECT_WITH_MONEY,
  details: [
    'Prints the file: put > FILE.csv behind it. How a bank wants it is said in the installation file.',
  ],
  examples: ['payment-file write --mutual jappo --from sandbox --by "Khady Sarr" > payments.csv'],
  print: printed,
})

export const paymentFileShowCommand = actCommand(paymentFileShow, {
  arguments: { file: 'FILE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['payment-file show JA26-F0003 --mutual jappo > payments.csv'],
  print: printed,
})

/** The file alone for people, so that it can be handed on as it is. */
function printed({ mutual: { currency }, file, payouts, isNew }: WrittenFile): Printed {
  const { file_id: id, wallet, body: csv, written_on: on, written_by: by, isBack } = file
  const sum = add(...payouts.map(({ amount }) => amount))
  const head = { file: id, wallet, currency, on, by, isNew, isBack, amount: sum }
  return {
    json: { ...head, payouts: payouts.map((one) => payoutRow(one, currency, on)), csv },
    lines: csv,
  }
}

export const paymentFileListCommand = actCommand(paymentFileList, {
  json: JSON_LIST,
  examples: ['payment-file list --mutual jappo'],
  print: ({ files }) => {
    const rows = files.map(({ file_id, wallet, written_on, written_by, isBack }) => ({
      ...{ file: file_id, wallet, on: written_on, by: written_by, isBack },
    }))
    return { json: rows, lines: listed(files) }
  },
})

function listed(files: readonly PaymentFile[]): string[] {
  if (files.length === 0) return ['no payment file was written']
  return table<PaymentFile>(
    [
      { title: 'file', cell: (file) => file.file_id },
      { title: 'from', cell: (file) => file.wallet },
      { title: 'written on', cell: (file) => file.written_on },
      { title: 'by', cell: (file) => file.written_by },
      { title: 'state', cell: (file) => (file.isBack ? 'taken back' : 'written') },
    ],
    files,
  )
}

export const paymentFileBackCommand = actCommand(paymentFileBack, {
  arguments: { file: 'FILE' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'payment-file back JA26-F0003 --mutual jappo --reason "the bank rejected it" --by "Khady Sarr"',
  ],
  print: ({ proposal }, { mutual }) => proposed(proposal, mutual),
})
