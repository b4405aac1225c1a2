import { anchor } from '../../../app/acts/anchors.ts'
import { anchorLine, shortHash } from '../../../core/ledger/anchor.ts'
import { actCommand } from '../act-command.ts'
import { JSON_LIST } from '../options.ts'

export const anchorCommand = actCommand(anchor, {
  json: JSON_LIST,
  details: [
    'Each line is the mutual, the day, the last journal and the first digits of its hash. Keep it on',
    'paper or on a phone: verify --anchor compares it with the books, whoever has changed them.',
    'The service keeps one each night by itself; verify compares those too.',
  ],
  examples: ['anchor', 'anchor --mutual jappo --to "Khady Sarr"'],
  print: (anchors) => {
    const json = anchors.map(({ mutual, on, seq, hash, toldTo }) => {
      return { mutual, on, seq, hash: shortHash(hash), toldTo: toldTo.length }
    })
    const told = (count: number) => (count === 0 ? '' : `, by SMS to ${count}`)
    const lines = anchors.map((one) => anchorLine(one.mutual, one) + told(one.toldTo.length))
    return { json, lines: lines.length > 0 ? lines : ['nothing has been posted yet'] }
  },
})
