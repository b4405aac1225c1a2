/** Every operator that can be simulated; apart, so that naming them loads none of them. */
export const OPERATORS = ['mpesa', 'pawapay', 'momo', 'africastalking'] as const
export type OperatorName = (typeof OPERATORS)[number]
