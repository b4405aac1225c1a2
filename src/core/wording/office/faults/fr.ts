import type { OfficeWords } from '../en.ts'

export const faults: OfficeWords['faults'] = {
  'is empty': 'est vide',
  'is missing': 'manque',
  'is there twice': 'y est deux fois',
  'is not a column known here': 'n’est pas une colonne connue ici',
  'has no members': 'n’a pas de membres',
  'has no lines below its header': 'n’a pas de lignes sous son en-tête',
  'has {1} fields, the header has {2}': 'a {1} champs, l’en-tête en a {2}',
  'has text in column {1}, which the header does not name':
    'a du texte dans la colonne {1}, que l’en-tête ne nomme pas',
  'has a character that cannot be shown': 'a un caractère qui ne peut pas être montré',
  'has nothing that an SMS can write': 'n’a rien qu’un SMS puisse écrire',
  'is longer than {1} characters': 'dépasse {1} caractères',
  'has a wrong check digit': 'a un chiffre de contrôle faux',
  'is not a member number of 8 digits': 'n’est pas un numéro de membre de 8 chiffres',
  'is not a member number, a digit must be wrong':
    'n’est pas un numéro de membre : un chiffre doit être faux',
  'must be F or M': 'doit être F ou M',
  'must be member, spouse, child, parent or other':
    'doit être member, spouse, child, parent ou other',
  'is not a colour of six digits, such as {1}': 'n’est pas une couleur de six chiffres, comme {1}',
  'is too light to be read (its contrast is {1}, {2} is needed): take a darker one; the nearest is {3}':
    'est trop claire pour être lue (son contraste est de {1}, il faut {2}) : prenez-en une plus foncée ; la plus proche est {3}',
  'must be yes or no': 'doit être oui ou non',
  'must be one of {1}': 'doit être l’un de {1}',
  'is not a phone number of {1}': 'n’est pas un numéro de téléphone de {1}',
  'is a moment in another time zone: write the day alone':
    'est une heure d’un autre fuseau : écrivez le jour seul',
  'is a formula of a spreadsheet: save what it shows':
    'est une formule de tableur : enregistrez ce qu’elle montre',
  'is a number that a spreadsheet has shortened: its digits are lost':
    'est un nombre qu’un tableur a raccourci : ses chiffres sont perdus',
  'was hidden by a column too narrow when the file was saved':
    'était caché par une colonne trop étroite à l’enregistrement',
  'is the fault of a formula in a spreadsheet': 'est l’erreur d’une formule de tableur',
  'is a day that a spreadsheet has made of it': 'est un jour qu’un tableur en a fait',
  'is a number that a spreadsheet has written anew': 'est un nombre qu’un tableur a récrit',
  'has the mark of a letter that was lost: type the name again':
    'a la marque d’une lettre perdue : retapez le nom',
  'has a ? where a letter was lost: type the name again':
    'a un ? à la place d’une lettre perdue : retapez le nom',
  'was read in another encoding than it was written in: save the file as UTF-8 where the name shows right':
    'a été lu dans un autre codage : enregistrez le fichier en UTF-8 là où le nom est juste',
  'is in another encoding than the other lines of the file: type its accents again and save all of it as UTF-8':
    'est dans un autre codage que les autres lignes : retapez ses accents et enregistrez le tout en UTF-8',
  'is a workbook ({1}): open it and save it as CSV (in Excel "CSV UTF-8")':
    'est un classeur ({1}) : ouvrez-le et enregistrez-le en CSV (dans Excel « CSV UTF-8 »)',
  'is a PDF: a CSV file is needed': 'est un PDF : il faut un fichier CSV',
  'is compressed (.gz): unpack it': 'est compressé (.gz) : décompressez-le',
  'has more than {1} dependants': 'a plus de {1} personnes à charge',
  'is a second member in this household': 'est un second membre dans ce ménage',
  'is not one of this mutual': 'n’est pas de cette mutuelle',
  'the plan {1} has no version in force on {2}':
    'la formule {1} n’a pas de version en vigueur le {2}',
  'the member was not {1} on joining': 'le membre n’avait pas {1} ans à l’adhésion',
  'is before joined_on': 'est avant joined_on',
  'is before the member joined': 'est avant l’adhésion du membre',
  'is before the birth': 'est avant la naissance',
  'is also on line {1}': 'est aussi à la ligne {1}',
  'exists already': 'existe déjà',
  'is taken': 'est pris',
  'was taken a moment ago': 'vient d’être pris',
  'is a card of {1}': 'est une carte de {1}',
  'is a day that is yet to come': 'est un jour à venir',
  'is not a day that there is': 'n’est pas un jour qui existe',
  'is not a date such as YYYY-MM-DD': 'n’est pas une date comme AAAA-MM-JJ',
  'has no year': 'n’a pas d’année',
  'has no day of the month': 'n’a pas de jour du mois',
  'is {1} in the register and cannot be changed by an import':
    'est {1} au registre et ne se change pas par un import',
  'the membership ended on {1}': 'l’adhésion a pris fin le {1}',
  'another import for this mutual is at work': 'un autre import de cette mutuelle est en cours',
  'was imported on {1} already, as {2}; if these are other people, say --others':
    'a déjà été importé le {1}, sous {2} ; si ce sont d’autres personnes, cochez-le en envoyant',
  'is below zero, which only the bank may be':
    'est au-dessous de zéro, ce que seule la banque peut être',
  'is not a month YYYY-MM or a day YYYY-MM-DD': 'n’est pas un mois AAAA-MM ou un jour AAAA-MM-JJ',
  'is not an amount in {1} such as {2}': 'n’est pas un montant en {1} comme {2}',
  'is the number that a spreadsheet keeps for a day ({1}): show the column as dates YYYY-MM-DD and save again':
    'est le nombre qu’un tableur garde pour un jour ({1}) : montrez la colonne en dates AAAA-MM-JJ et enregistrez encore',
  'has day and month in another order than "{1}" on line {2}: write all days in one':
    'a le jour et le mois dans un autre ordre que « {1} » à la ligne {2} : écrivez tous les jours pareil',
  'has {1} where a letter was lost: type the name again':
    'a {1} à la place d’une lettre perdue : retapez le nom',
  'stands in line {1} already': 'est déjà à la ligne {1}',
  'must be more than 0': 'doit être plus que 0',
  'is not in the association': 'n’est pas dans cette association',
}
