/** The renderings of the record that can be downloaded. */
export const SUMMARY_FORMATS = ['json', 'csv', 'md', 'html'] as const
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number]
