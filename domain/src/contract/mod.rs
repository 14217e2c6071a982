//! The channel contract: which service by web, phone or desk; returning to the
//! agency, once or for good; volunteering again; where the file stands.
