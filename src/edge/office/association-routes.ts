import { associationAsking } from './pages/pay/association/ask.ts'
import { associationPaying } from './pages/pay/association/record.ts'
import { associationSharing } from './pages/pay/association/share.ts'
import { showAssociationStatement } from './pages/association-statement.ts'
import { showAssociation } from './pages/association.ts'
import { showAssociations } from './pages/associations.ts'
import { showCard, showCards } from './pages/cards.ts'
import { asks, page, type Route } from './route.ts'

/** Associations and what they paid, and membership cards. */
export const ASSOCIATION_ROUTES: readonly Route[] = [
  page({
    path: '/associations',
    errand: 'associations',
    shows: 'nobody',
    does: 'every association with how many are in it, 25 at a time',
    show: showAssociations,
  }),
  page({
    path: '/associations/:association',
    errand: 'association',
    shows: 'people',
    does: 'one association: who is in it and owes what, and what it paid last',
    show: showAssociation,
  }),
  page({
    path: '/associations/:association/statement',
    errand: 'association-statement',
    shows: 'people',
    does: 'what an association paid in a month and each member’s part, to be printed',
    show: showAssociationStatement,
  }),
  ...asks({
    path: '/associations/:association/pay',
    errand: 'association-payment',
    act: 'association pay',
    does: 'records what an association paid, with each member’s part',
    by: associationPaying,
  }),
  ...asks({
    path: '/associations/:association/ask',
    errand: 'ask-association',
    act: 'association pay',
    does: 'asks the phone of an association to pay for its members',
    by: associationAsking,
  }),
  ...asks({
    path: '/associations/:association/share',
    errand: 'share-receipt',
    act: 'association pay',
    does: 'shares money in suspense among the members of an association',
    by: associationSharing,
  }),
  page({
    path: '/cards',
    errand: 'cards',
    shows: 'people',
    does: 'membership cards of an association or of new members, ten on a sheet',
    show: showCards,
  }),
  page({
    path: '/member/:number/card',
    errand: 'cards',
    shows: 'people',
    does: 'the membership card of one member',
    show: showCard,
  }),
]
