import type { Command } from './command.ts'
import {
  applicationApproveCommand,
  applicationListCommand,
  applicationShowCommand,
  applicationRefuseCommand,
} from './commands/application.ts'
import { alertsDoneCommand, alertsListCommand } from './commands/alerts.ts'
import { anchorCommand } from './commands/anchor.ts'
import { applyCommand } from './commands/apply.ts'
import {
  associationImportCommand,
  associationLeaveCommand,
} from './commands/association-members.ts'
import { associationPayCommand } from './commands/association-pay.ts'
import { associationListCommand, associationStatementCommand } from './commands/association.ts'
import { backupCommand } from './commands/backup.ts'
import { billCommand } from './commands/bill.ts'
import { callsDoneCommand, callsListCommand } from './commands/calls.ts'
import { clockAcceptCommand } from './commands/clock.ts'
import { checkCommand } from './commands/check.ts'
import { closeCommand } from './commands/close.ts'
import { copyToCommand } from './commands/copy-to.ts'
import {
  cashDepositCommand,
  cashInHandCommand,
  cashListCommand,
  cashProposeCommand,
  cashRecordCommand,
} from './commands/cash.ts'
import { cashImportCommand } from './commands/cash-import.ts'
import {
  correctOpeningCommand,
  correctRefundCommand,
  correctReverseCommand,
} from './commands/correct.ts'
import {
  complaintsAnswerCommand,
  complaintsCloseCommand,
  complaintsListCommand,
  complaintsShowCommand,
} from './commands/complaints.ts'
import { complaintsReportCommand } from './commands/complaints-report.ts'
import { coverageCommand } from './commands/coverage.ts'
import { decideApproveCommand, decideListCommand, decideRefuseCommand } from './commands/decide.ts'
import { dialCommand } from './commands/dial.ts'
import {
  eventsDoneCommand,
  eventsReadAgainCommand,
  eventsDropCommand,
  eventsListCommand,
  eventsPostCommand,
} from './commands/events.ts'
import { exportJournalCommand } from './commands/export-journal.ts'
import { householdAgeingCommand, householdShowCommand } from './commands/household.ts'
import {
  householdAddCommand,
  householdMoveCommand,
  householdRemoveCommand,
} from './commands/household-people.ts'
import { householdPhoneCommand } from './commands/household-phone.ts'
import { personEraseCommand, personExportCommand } from './commands/person.ts'
import { importCommand } from './commands/import.ts'
import {
  letterApproveCommand,
  letterIssueCommand,
  letterListCommand,
  letterWithdrawCommand,
} from './commands/letters.ts'
import {
  membersNoticeCommand,
  membersReadmitCommand,
  membersStrikeOffCommand,
  membersWriteOffCommand,
} from './commands/members-decide.ts'
import {
  membersDeceaseCommand,
  membersResignCommand,
  membersStayCommand,
  membersTransferCommand,
} from './commands/members-end.ts'
import { membersResetPinCommand } from './commands/members-reset-pin.ts'
import { membersAddCommand } from './commands/members-add.ts'
import { membersAskToPayCommand } from './commands/members-ask.ts'
import {
  membersFindCommand,
  membersHistoryCommand,
  membersListCommand,
} from './commands/members-read.ts'
import { menuCardCommand } from './commands/menu-card.ts'
import { migrateCommand } from './commands/migrate.ts'
import {
  paymentFileBackCommand,
  paymentFileListCommand,
  paymentFileShowCommand,
  paymentFileWriteCommand,
} from './commands/payment-file.ts'
import {
  payoutCancelCommand,
  payoutClinicCommand,
  payoutListCommand,
  payoutRedirectCommand,
  payoutRefundCommand,
} from './commands/payouts.ts'
import { providerPayCommand, providerStatementCommand } from './commands/provider.ts'
import { bankReceiveCommand, bankSweepCommand, feeRecordCommand } from './commands/outflows.ts'
import { reconcileCommand } from './commands/reconcile.ts'
import { reportMessagesCommand } from './commands/report-messages.ts'
import { reportRemindersCommand } from './commands/report-reminders.ts'
import { reportIndicatorsCommand } from './commands/report-indicators.ts'
import { reportReconciliationCommand } from './commands/report-reconciliation.ts'
import { reportRegistersCommand } from './commands/report-registers.ts'
import { reportStatementCommand } from './commands/report-statement.ts'
import {
  bookAccountsCommand,
  bookListCommand,
  bookRecordCommand,
  bookReverseCommand,
} from './commands/book.ts'
import {
  payerAddCommand,
  payerAskMembersCommand,
  payerGiveUpCommand,
  payerListCommand,
  payerReceiveCommand,
  payerShowCommand,
  payerTakeBackCommand,
} from './commands/payers.ts'
import { bookCloseYearCommand, bookReopenYearCommand } from './commands/book-year.ts'
import { reportAssemblyCommand } from './commands/report-assembly.ts'
import { reportBalanceCommand, reportIncomeCommand } from './commands/report-money.ts'
import { monthCommand } from './commands/month.ts'
import { openCommand } from './commands/open.ts'
import { openingCommand } from './commands/opening.ts'
import { remindersListCommand, remindersSendCommand } from './commands/reminders.ts'
import { restoreCommand } from './commands/restore.ts'
import { sandboxFillCommand } from './commands/sandbox-fill.ts'
import { serveCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { staffAddCommand, staffEndCommand } from './commands/staff-change.ts'
import { staffListCommand } from './commands/staff.ts'
import {
  staffActsCommand,
  staffCloseCommand,
  staffOpenCommand,
  staffResetPinCommand,
} from './commands/staff-phones.ts'
import { standingCommand } from './commands/standing.ts'
import {
  suspenseBookCommand,
  suspenseListCommand,
  suspenseMatchCommand,
} from './commands/suspense.ts'
import { verifyCommand } from './commands/verify.ts'
import {
  sessionsEndCommand,
  sessionsListCommand,
  tokenCreateCommand,
  tokenEndCommand,
  tokenListCommand,
} from './commands/sessions.ts'
import { signInCommand, signOutCommand } from './commands/sign-in.ts'
import {
  householdCategoriesCommand,
  householdCategoryCommand,
} from './commands/household-category.ts'
import { visitListCommand } from './commands/visit-list.ts'
import { walletListCommand } from './commands/wallet.ts'
import { walletCheckCommand, walletRegisterCommand } from './commands/wallet-look.ts'
import {
  visitBillCommand,
  visitDecideCommand,
  visitReferCommand,
  visitReverseCommand,
} from './commands/visit.ts'

/** Every command there is, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  simulateCommand,
  checkCommand,
  migrateCommand,
  applyCommand,
  importCommand,
  openingCommand,
  membersResetPinCommand,
  membersListCommand,
  membersFindCommand,
  membersHistoryCommand,
  membersResignCommand,
  membersDeceaseCommand,
  membersTransferCommand,
  membersStayCommand,
  membersNoticeCommand,
  membersStrikeOffCommand,
  membersReadmitCommand,
  membersWriteOffCommand,
  associationListCommand,
  associationImportCommand,
  associationLeaveCommand,
  associationPayCommand,
  associationStatementCommand,
  standingCommand,
  coverageCommand,
  billCommand,
  suspenseListCommand,
  suspenseMatchCommand,
  suspenseBookCommand,
  walletListCommand,
  walletCheckCommand,
  walletRegisterCommand,
  reconcileCommand,
  cashRecordCommand,
  cashImportCommand,
  cashProposeCommand,
  cashDepositCommand,
  cashInHandCommand,
  cashListCommand,
  correctReverseCommand,
  correctRefundCommand,
  correctOpeningCommand,
  membersAddCommand,
  membersAskToPayCommand,
  personExportCommand,
  personEraseCommand,
  householdShowCommand,
  householdAddCommand,
  householdRemoveCommand,
  householdMoveCommand,
  householdPhoneCommand,
  householdAgeingCommand,
  householdCategoryCommand,
  householdCategoriesCommand,
  applicationListCommand,
  applicationShowCommand,
  applicationApproveCommand,
  applicationRefuseCommand,
  decideListCommand,
  decideApproveCommand,
  decideRefuseCommand,
  openCommand,
  remindersListCommand,
  remindersSendCommand,
  alertsListCommand,
  alertsDoneCommand,
  callsListCommand,
  callsDoneCommand,
  complaintsListCommand,
  complaintsShowCommand,
  complaintsAnswerCommand,
  complaintsCloseCommand,
  complaintsReportCommand,
  signInCommand,
  signOutCommand,
  sessionsListCommand,
  sessionsEndCommand,
  tokenCreateCommand,
  tokenListCommand,
  tokenEndCommand,
  staffListCommand,
  staffAddCommand,
  staffEndCommand,
  staffCloseCommand,
  staffOpenCommand,
  staffActsCommand,
  staffResetPinCommand,
  visitBillCommand,
  visitReverseCommand,
  visitDecideCommand,
  visitReferCommand,
  visitListCommand,
  letterIssueCommand,
  letterApproveCommand,
  letterWithdrawCommand,
  letterListCommand,
  providerPayCommand,
  providerStatementCommand,
  bankReceiveCommand,
  bankSweepCommand,
  payerAddCommand,
  payerListCommand,
  payerShowCommand,
  payerReceiveCommand,
  payerGiveUpCommand,
  payerAskMembersCommand,
  payerTakeBackCommand,
  feeRecordCommand,
  payoutClinicCommand,
  payoutCancelCommand,
  payoutRedirectCommand,
  payoutRefundCommand,
  payoutListCommand,
  paymentFileWriteCommand,
  paymentFileShowCommand,
  paymentFileListCommand,
  paymentFileBackCommand,
  bookRecordCommand,
  bookReverseCommand,
  bookListCommand,
  bookAccountsCommand,
  monthCommand,
  closeCommand,
  bookCloseYearCommand,
  bookReopenYearCommand,
  reportRegistersCommand,
  reportIndicatorsCommand,
  reportReconciliationCommand,
  reportMessagesCommand,
  reportRemindersCommand,
  reportStatementCommand,
  reportIncomeCommand,
  reportBalanceCommand,
  reportAssemblyCommand,
  clockAcceptCommand,
  verifyCommand,
  anchorCommand,
  eventsListCommand,
  eventsPostCommand,
  eventsDropCommand,
  eventsDoneCommand,
  eventsReadAgainCommand,
  exportJournalCommand,
  menuCardCommand,
  backupCommand,
  restoreCommand,
  copyToCommand,
  dialCommand,
  sandboxFillCommand,
]
