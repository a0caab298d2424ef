import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Of the forms that a value may have, what is wrong with the one that was meant: its kind fits, and the fewest of its fields are wrong. */
export function nearestForm(forms: readonly (readonly Issue[])[]): readonly Issue[] {
  const ofTheRightKind = forms.filter(
    (issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  const [nearest = []] = [...(ofTheRightKind.length > 0 ? ofTheRightKind : forms)].sort((a, b) => a.length - b.length);
  return nearest;
}
