/** How a report is written. */
export interface ReportOptions {
  /** Write keys as they are, instead of the names of shell variables. Off unless asked for. */
  readonly showSecrets?: boolean;
}
