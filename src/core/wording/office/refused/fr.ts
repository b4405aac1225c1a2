import type { OfficeWords } from '../en.ts'

export const refused: OfficeWords['refused'] = {
  otherwise: "Ceci ne peut pas se faire maintenant. Rien n'a été changé.",
  'not-in-role': 'Votre rôle ne le comprend pas. Votre essai a été noté.',
  'not-staff': 'Personne de ce nom ou de ce téléphone ne travaille pour la mutuelle.',
  'several-staff': 'Plusieurs personnes ont ce nom : donnez le téléphone.',
  'unknown-number': "Ce membre n'existe pas dans cette mutuelle.",
  'unknown-person': "Cette personne n'existe pas dans ce ménage.",
  'person-registered':
    "Quelqu'un de ce nom et de cette naissance est déjà inscrit : {number}/{ordinal}. Si c'est une autre personne, dites-le.",
  'card-taken': 'La carte {card} appartient à {number} : vérifiez son numéro.',
  'not-born': "Quelqu'un né le {birthDate} ne peut pas entrer le {on} : vérifiez les deux jours.",
  'joins-too-early':
    'Le premier jour est trop tôt : les cotisations et les jours clos restent comme ils sont. Au plus tôt le {earliest}.',
  'joins-too-late': 'Le premier jour est trop loin. Au plus tard le {latest}.',
  'household-full': 'Le ménage a utilisé tous ses suffixes : inscrivez la personne comme membre.',
  'too-old-child':
    "Les enfants sont couverts jusqu'à {years} ans : inscrivez cette personne comme membre.",
  'wrong-generation':
    'Les âges ne vont pas : un enfant est plus jeune que le membre, un parent plus âgé. Vérifiez les naissances.',
  'under-age': 'Un membre a au moins {years} ans : inscrivez un adulte de la famille comme membre.',
  'unfit-birth_date':
    'Le membre serait trop jeune le premier jour. Vérifiez la naissance et le jour.',
  'unfit-joined_on':
    "La formule n'a pas de statuts ce premier jour, ou il est trop loin : vérifiez le jour.",
  'unfit-plan': "La mutuelle n'a pas cette formule.",
  'unfit-association': "La mutuelle n'a pas cette association.",
  'unfit-card': "La carte est à quelqu'un d'autre : vérifiez son numéro.",
  'is-the-member':
    "C'est le membre : l'adhésion elle-même prend fin, ou quelqu'un d'autre devient membre.",
  'left-before': 'Cette personne a déjà quitté le ménage. Le dernier jour était le {leftOn}.',
  'leaves-too-early':
    'Le dernier jour est trop tôt : les jours clos et les soins promis restent comme ils sont. Au plus tôt le {earliest}.',
  'leaves-too-late': 'Le dernier jour est trop loin. Au plus tard le {latest}.',
  'same-household': 'La personne est déjà de ce ménage : donnez-en un autre.',
  'same-phone': 'Le membre a déjà ce téléphone : donnez-en un autre.',
  'phone-pending':
    'Le membre reçoit déjà un autre téléphone dans la journée : attendez, ou arrêtez ce changement.',
  'no-phone-pending': "Il n'y a pas de changement de téléphone à arrêter.",
  'no-pin': "Le membre n'a pas de code PIN.",
  'membership-over': "L'adhésion a pris fin le {on}.",
  'end-too-far': 'Ce jour est à plus de trois mois : donnez-en un plus proche.',
  'day-closed': "Les livres sont clos jusqu'au {closedThrough} : donnez un jour plus tard.",
  'end-before-joining': 'Le membre a adhéré le {joinedOn} : donnez un jour plus tard.',
  'charged-beyond':
    'Une période qui commence le {charged} est déjà demandée : donnez un jour plus tard. Ce que personne ne paiera peut être passé en perte.',
  'no-end-ahead': "Aucune fin de cette adhésion n'est à venir.",
  'no-strike-off':
    'Les statuts ne disent pas après combien de périodes impayées un membre est radié.',
  'too-few-unpaid':
    '{unpaid} {unpaid|période est impayée|périodes sont impayées}, et les statuts en demandent {needed}.',
  'notice-too-soon': "L'avertissement suivant peut être donné à partir du {from}.",
  'no-phone': "Le membre n'a pas de téléphone qu'un SMS puisse joindre.",
  'unknown-application': "Cette demande n'existe pas.",
  'decided-application': 'Cette demande a déjà été décidée.',
  'unknown-plan': "Cette formule n'est pas en vigueur.",
  'same-person': "Quelqu'un d'autre doit en décider.",
  'slip-taken':
    'Un bordereau de ce numéro est enregistré pour autre chose : reçu {receipt}. Vérifiez le numéro.',
  'unknown-visit-code': "Vous n'avez pas de visite avec ce code.",
  'visit-code-closed':
    "Ce code n'accepte plus de facture : déjà facturé, bloqué par le membre ou expiré.",
  'not-covered': 'La mutuelle ne paie pas ce service pour cette visite.',
  'unusual-cash': "Ce montant n'est pas habituel ici : dites qu'il est juste.",
  'cash-day':
    'Les espèces du {on} ne peuvent plus être enregistrées par une seule personne. Le jour le plus proche est le {nearest}.',
  'cash-differs':
    'Selon les livres {inHand} sont en main, et {brought} ont été apportés : vérifiez les deux.',
  'deposit-taken':
    'Un versement de ce numéro est enregistré pour autre chose : vérifiez le numéro.',
  'unknown-wallet': "La mutuelle n'a pas ce compte.",
  'later-than-today': "Ce jour n'est pas encore venu.",
  'unknown-receipt': "Ce reçu n'existe pas.",
  'not-in-suspense': 'Ce paiement a déjà son membre.',
  'expired-proposal':
    "Personne n'a décidé en sept jours. Proposez à nouveau si c'est toujours juste.",
  'open-proposal': 'Ceci attend déjà un second gestionnaire.',
  'already-paid': "Ce numéro est déjà enregistré : il n'y a plus rien à faire.",
  'request-open':
    '{request} ont déjà été demandés il y a {minutes} {minutes|minute|minutes}, sans réponse : dites que vous redemandez.',
  'wallet-cannot': '{wallet} ne peut pas demander à ce téléphone maintenant.',
  'wallet-limit': '{wallet} ne prend pas ce montant. Le plus proche est {amount}.',
  'amount-step':
    'Le portefeuille ne transfère pas ce montant. Les plus proches sont {below} et {above}.',
  'cash-only': "Cette mutuelle ne demande d'argent à personne par téléphone.",
  'other-mutual': "Ce membre est d'une autre mutuelle.",
  'not-in-association': '{number} n’est pas dans cette association.',
  'association-empty': 'Cette association n’a aucun membre dont l’adhésion continue.',
  'nothing-owed': 'Les membres de cette association ne doivent rien : dites combien a été payé.',
  'parts-differ': 'La liste fait {parts}, et {payment} a été payé : vérifiez les deux.',
  'part-stands':
    'Ce que l’ouverture du {on} a apporté de {number} est en place : il faut d’abord l’annuler.',
  'books-opened': 'Les livres ont été ouverts le {on}, une fois pour toutes.',
  'books-begun': 'Il y a déjà quelque chose dans les livres : une ouverture vient avant tout.',
  'not-first-day': 'Les livres sont clos jusqu’au {closedThrough} : ils s’ouvrent le lendemain.',
  'opening-day': 'Les livres commencent le {on} : ouvrez-les de nouveau à ce jour.',
  'opening-at-work': 'Une autre ouverture est en cours. Réessayez dans une minute.',
  'opening-incomplete': 'Le membre {number} a été inscrit entre-temps : recommencez.',
  'unknown-call': 'Personne n’attend cet appel.',
  'unknown-complaint': 'Cette plainte n’existe pas.',
  'complaint-closed': 'Cette plainte est déjà close.',
  'answer-empty': 'Écrivez une réponse.',
  'answer-too-long': 'C’est plus d’un SMS : enlevez {over} {over|lettre|lettres}.',
}
