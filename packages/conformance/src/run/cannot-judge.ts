/** Why a server cannot be judged: `message` says what is wrong and what to do about it. */
export class CannotJudge extends Error {
  override readonly name = 'CannotJudge';
}
