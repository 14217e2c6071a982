### lookup

# What an operator takes away from a colleague: asked first, told, taken back.

departure-left = Remove from the agency
departure-closed = Close the account
departure-head = Take the charge away
departure-invitation = Take the invitation back

## The question

back = Back to colleagues
keep = Change nothing
title-left = Remove { $name } from the agency?
title-closed = Close the account of { $name }?
title-head = { $name } will not be in charge any more?
title-invitation = Take back the invitation of { $name }?
lead-left = { $agency }: { $name } will see no file there any more, from now on.
lead-closed = { $name } will not be able to sign in any more, from now on. What this person did stays in the files.
lead-head = { $agency }: { $name } still works there, but no longer sees what is late there, nor its alarms.
lead-invitation = The link sent to { $email } will stop working. This person has no account yet.
undo-hint = You can undo this for { STAFF_UNDO() }.
open-title = What is open at their name
open-nothing = Nothing is open at their name.
open-files = { $count ->
    [one] One file to decide
   *[other] { $count } files to decide
}
open-claims = { $count ->
    [one] One file being decided: it goes back to the agency
   *[other] { $count } files being decided: they go back to the agency
}
open-people = { $count ->
    [one] One person they follow
   *[other] { $count } people they follow
}
open-interviews = { $count ->
    [one] One interview at the agency that this person, or one of them, asked for
   *[other] { $count } interviews at the agency that these people asked for
}
open-held = { $count ->
    [one] One decision that has not left yet: it will not go, and the file waits again
   *[other] { $count } decisions that have not left yet: they will not go, and the files wait again
}
open-calls = { $count ->
    [one] One call taken and not finished: a colleague can take it
   *[other] { $count } calls taken and not finished: colleagues can take them
}
open-calls-of-none = { $count ->
    [one] One call taken, of no agency: a colleague can take it
   *[other] { $count } calls taken, of no agency: colleagues can take them
}
open-invitations = { $count ->
    [one] One invitation they sent: its link will stop working
   *[other] { $count } invitations they sent: their links will stop working
}
other-heads = { $count ->
    [0] Nobody will be in charge of the agency: nobody sees what is late there, but you.
    [one] One other person is still in charge of this agency.
   *[other] { $count } other people are still in charge of this agency.
}
heir = Who takes over?
heir-of = Who takes over, { $agency }?
heir-files = { $count ->
    [0] No file at their name
    [one] One file at their name
   *[other] { $count } files at their name
}
heir-queue = The whole agency
heir-nobody = Nobody for now
heir-queue-shared = Files to decide go back to the queue, without a name. The people are shared out among colleagues.
heir-queue-alone = There is no other adviser here. Files stay in the queue, and the people have no adviser any more. Add somebody to the agency first, if you can.
last-title = This is their last agency
last-text = { $name } will work nowhere and will see no file, no call and no person any more.
last = Yes, take their last agency away
already-title = This is done already
already-left = { $name } does not work in this agency, or not any more. A colleague may have done it just now.
already-closed = The account of { $name } is closed already. A colleague may have done it just now.
already-head = { $name } is not in charge of this agency, or not any more. A colleague may have done it just now.
gone-title = This invitation is not open any more
gone-text = It was used, it is too old, or a colleague took it back.

## What was done

acts-title = Done just now
done-left = { $agency }: { $name } does not work there any more.
done-closed = The account of { $name } is closed.
done-head = { $agency }: { $name } is not in charge of it any more.
done-invitation = The invitation of { $name } was taken back: its link does not work any more.
done-by = Done by { $name }.
files-to = { $count ->
    [one] One file to decide is now with { $name }.
   *[other] { $count } files to decide are now with { $name }.
}
files-queue = { $count ->
    [one] One file to decide is in the queue of the agency, without a name.
   *[other] { $count } files to decide are in the queue of the agency, without a name.
}
people-to = { $count ->
    [one] One person is now followed by { $name }.
   *[other] { $count } people are now followed by { $name }.
}
people-shared = { $count ->
    [one] One person is now followed by a colleague of the agency.
   *[other] { $count } people are now shared out among the colleagues of the agency.
}
people-alone = { $count ->
    [one] One person has no adviser any more.
   *[other] { $count } people have no adviser any more.
}
undo = Undo
undo-until = You can undo this until { $time }.
undone-title = Undone
undone-left = { $agency }: { $name } works there again.
undone-closed = The account of { $name } is open again. They have to sign in anew.
undone-head = { $agency }: { $name } is in charge of it again.
undone-invitation = The invitation of { $name } holds again: its link works.
undone-by = Undone by { $name }.
came-back = { $count ->
    [one] One file or person is back at their name.
   *[other] { $count } files and people are back at their name.
}
stayed = { $count ->
    [one] One file or person stays where it is: a colleague worked on it meanwhile.
   *[other] { $count } files and people stay where they are: colleagues worked on them meanwhile.
}
refused-title = This was not undone
refused = Look at the list below: it says how things are now.
