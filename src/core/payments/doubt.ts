/** Why money is in suspense whose amount is not in the mutual's currency: nobody is told it. */
export const OTHER_CURRENCY = 'currency'
