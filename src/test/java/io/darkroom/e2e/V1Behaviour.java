package io.darkroom.e2e;

/** All that the Images API v1 does, on any database. */
interface V1Behaviour
    extends V1HeadersBehaviour,
        V1ChangesBehaviour,
        V1DataBehaviour,
        V1CopyBehaviour,
        V1MembersBehaviour,
        V1ListsBehaviour,
        V1CrossingBehaviour,
        V1HostileBehaviour {}
