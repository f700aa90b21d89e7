/* The required texts, word for word: RFC 7841 3.2 and its appendix for the streams' status, the
 * guidelines for Internet-Drafts, and the Trust Legal Provisions 2, 3 and 5 (4 differs from 5
 * in the links only). Blanks at line ends are part of what the reference writes. */
#include "libietfdoc/compose/boilerplate_texts.h"

static const char kind_std[] = "This is an Internet Standards Track document.";

static const char ietf_std_consensus[] =
    "This document is a product of the Internet Engineering Task Force\n"
    "(IETF).  It represents the consensus of the IETF community.  It has\n"
    "received public review and has been approved for publication by\n"
    "the Internet Engineering Steering Group (IESG).  Further\n"
    "information on Internet Standards is available in Section 2 of \n"
    "RFC 7841.";

static const char information[] =
    "Information about the current status of this document, any\n"
    "errata, and how to provide feedback on it may be obtained at\n"
    "<://www.rfc-editor.org/info/rfc{number}>.";

static const char kind_bcp[] = "This memo documents an Internet Best Current Practice.";

static const char ietf_bcp_consensus[] =
    "This document is a product of the Internet Engineering Task Force\n"
    "(IETF).  It represents the consensus of the IETF community.  It has\n"
    "received public review and has been approved for publication by\n"
    "the Internet Engineering Steering Group (IESG).  Further information\n"
    "on BCPs is available in Section 2 of RFC 7841.";

static const char kind_exp[] =
    "This document is not an Internet Standards Track specification; it is\n"
    "published for examination, experimental implementation, and\n"
    "evaluation.";

static const char ietf_exp_consensus[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This document is a product of the Internet Engineering\n"
    "Task Force (IETF).  It represents the consensus of the IETF community.\n"
    "It has received public review and has been approved for publication\n"
    "by the Internet Engineering Steering Group (IESG).  Not all documents\n"
    "approved by the IESG are candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841. ";

static const char ietf_exp_no_consensus[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This document is a product of the Internet Engineering\n"
    "Task Force (IETF).  It has been approved for publication by the\n"
    "Internet Engineering Steering Group (IESG).  Not all documents\n"
    "approved by the IESG are candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841. ";

static const char kind_historic[] =
    "This document is not an Internet Standards Track specification; it is\n"
    "published for the historical record.";

static const char ietf_historic_consensus[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Engineering\n"
    "Task Force (IETF).  It represents the consensus of the IETF community.\n"
    "It has received public review and has been approved for publication by\n"
    "the Internet Engineering Steering Group (IESG).  Not all documents\n"
    "approved by the IESG are candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841. ";

static const char ietf_historic_no_consensus[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Engineering Task Force\n"
    "(IETF).  It has been approved for publication by the Internet\n"
    "Engineering Steering Group (IESG).  Not all documents approved by the\n"
    "IESG are candidates for any level of Internet Standard; see Section 2\n"
    "of RFC 7841. ";

static const char kind_info[] =
    "This document is not an Internet Standards Track specification; it is\n"
    "published for informational purposes.  ";

static const char ietf_info_consensus[] =
    "This document is a product of the Internet Engineering Task Force\n"
    "(IETF).  It represents the consensus of the IETF community.  It has\n"
    "received public review and has been approved for publication by the\n"
    "Internet Engineering Steering Group (IESG).  Not all documents\n"
    "approved by the IESG are candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841. ";

static const char ietf_info_no_consensus[] =
    "This document is a product of the Internet Engineering Task Force\n"
    "(IETF).  It has been approved for publication by the Internet\n"
    "Engineering Steering Group (IESG).  Not all documents approved by the\n"
    "IESG are candidates for any level of Internet Standard; see Section 2\n"
    "of RFC 7841.   ";

static const char iab_historic_consensus[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Architecture\n"
    "Board (IAB) and represents information that the IAB has deemed\n"
    "valuable to provide for permanent record.  It represents the consensus of the\n"
    "Internet Architecture Board (IAB).  Documents approved for\n"
    "publication by the IAB are not candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841.";

static const char iab_historic_no_consensus[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Architecture\n"
    "Board (IAB) and represents information that the IAB has deemed\n"
    "valuable to provide for permanent record.  Documents approved for\n"
    "publication by the IAB are not candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841.";

static const char iab_info_consensus[] =
    "This document is a product of the Internet Architecture Board\n"
    "(IAB) and represents information that the IAB has deemed valuable\n"
    "to provide for permanent record.  It represents the consensus of the Internet\n"
    "Architecture Board (IAB).  Documents approved for publication\n"
    "by the IAB are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char kind_info_spaced[] =
    "This document is not an Internet Standards Track specification; it is\n"
    "published for informational purposes.";

static const char iab_info_no_consensus[] =
    "This document is a product of the Internet Architecture Board\n"
    "(IAB) and represents information that the IAB has deemed valuable\n"
    "to provide for permanent record.  Documents approved for publication\n"
    "by the IAB are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char kind_exp_spaced[] =
    "This document is not an Internet Standards Track specification; it is\n"
    "published for examination, experimental implementation, and\n"
    "evaluation. ";

static const char irtf_exp_consensus[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This document is a product of the Internet Research\n"
    "Task Force (IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the consensus of the\n"
    "{group} Research Group of the Internet Research Task Force\n"
    "(IRTF).  Documents approved for publication by the IRSG are not\n"
    "candidates for any level of Internet Standard; see Section 2 of RFC\n"
    "7841.";

static const char irtf_exp_no_consensus[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This document is a product of the Internet Research Task\n"
    "Force (IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the individual\n"
    "opinion(s) of one or more members of the {group} Research Group\n"
    "of the Internet Research Task Force (IRTF).  Documents approved for\n"
    "publication by the IRSG are not candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841.";

static const char irtf_exp_plain[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This document is a product of the Internet Research\n"
    "Task Force (IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  Documents approved for publication by the\n"
    "IRSG are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char irtf_historic_consensus[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Research Task Force\n"
    "(IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the consensus of\n"
    "the {group} Research Group of the Internet Research Task Force (IRTF).\n"
    "Documents approved for publication by the IRSG are not candidates for\n"
    "any level of Internet Standard; see Section 2 of RFC 7841.";

static const char irtf_historic_no_consensus[] =
    "This document defines a Historic Document for the Internet community.\n"
    "This document is a product of the Internet Research Task Force\n"
    "(IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the individual opinion(s) of one or more\n"
    "members of the {group} Research Group of the Internet\n"
    "Research Task Force (IRTF).  Documents approved for\n"
    "publication by the IRSG are not candidates for\n"
    "any level of Internet Standard; see Section 2 of RFC 7841.";

static const char irtf_historic_plain[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This document is a product of the Internet Research\n"
    "Task Force (IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  Documents approved for publication by the\n"
    "IRSG are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char irtf_info_consensus[] =
    "This document is a product of the Internet Research Task Force\n"
    "(IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the consensus of the {group}\n"
    "Research Group of the Internet Research Task Force (IRTF).\n"
    "Documents approved for publication by the IRSG are not\n"
    "candidates for any level of Internet Standard; see Section 2 of RFC\n"
    "7841.   ";

static const char irtf_info_no_consensus[] =
    "This document is a product of the Internet Research Task Force\n"
    "(IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  This RFC represents the individual opinion(s) of one or more\n"
    "members of the {group} Research Group of the Internet\n"
    "Research Task Force (IRTF).  Documents approved for publication by the IRSG are not\n"
    "candidates for any level of Internet Standard; see Section 2 of RFC 7841.";

static const char irtf_info_plain[] =
    "This document is a product of the Internet Research Task Force\n"
    "(IRTF).  The IRTF publishes the results of Internet-related\n"
    "research and development activities.  These results might not be\n"
    "suitable for deployment.  Documents approved for publication by the\n"
    "IRSG are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char independent_exp_plain[] =
    "This document defines an Experimental Protocol for the Internet\n"
    "community.  This is a contribution to the RFC Series,\n"
    "independently of any other RFC stream.  The RFC Editor has chosen to publish this\n"
    "document at its discretion and makes no statement about its value\n"
    "for implementation or deployment.  Documents approved for publication\n"
    "by the RFC Editor are not candidates for any level of Internet\n"
    "Standard; see Section 2 of RFC 7841.";

static const char independent_historic_plain[] =
    "This document defines a Historic Document for the Internet\n"
    "community.  This is a contribution to the RFC Series, independently of any\n"
    "other RFC stream.  The RFC Editor has chosen to publish this\n"
    "document at its discretion and makes no statement about its value\n"
    "for implementation or deployment.  Documents approved for\n"
    "publication by the RFC Editor are not candidates for any level of\n"
    "Internet Standard; see Section 2 of RFC 7841.";

static const char independent_info_plain[] =
    "This is a contribution to the RFC Series, independently of any\n"
    "other RFC stream.  The RFC Editor has chosen to publish this\n"
    "document at its discretion and makes no statement about its value\n"
    "for implementation or deployment.  Documents approved for\n"
    "publication by the RFC Editor are not candidates for any level of\n"
    "Internet Standard; see Section 2 of RFC 7841.";

static const char editorial_info_plain[] =
    "This document is a product of the RFC Series Policy Definition\n"
    "Process.  It represents the consensus of the RFC Series Working\n"
    "Group approved by the RFC Series Approval Board.  Such documents\n"
    "are not candidates for any level of Internet Standard; see\n"
    "Section 2 of RFC 7841.";

static const char information_editorial[] =
    "Information about the current status of this document, any errata,\n"
    "and how to provide feedback on it may be obtained at\n"
    "<://www.rfc-editor.org/info/rfc{number}>.";

static const char draft_conformance[] =
    "This Internet-Draft is submitted in full conformance with the\n"
    "provisions of BCP 78 and BCP 79.";

static const char draft_working_documents[] =
    "Internet-Drafts are working documents of the Internet Engineering Task\n"
    "Force (IETF). Note that other groups may also distribute working\n"
    "documents as Internet-Drafts. The list of current Internet-Drafts is\n"
    "at <://datatracker.ietf.org/drafts/current/>.";

static const char draft_validity[] =
    "Internet-Drafts are draft documents valid for a maximum of six months\n"
    "and may be updated, replaced, or obsoleted by other documents at any\n"
    "time. It is inappropriate to use Internet-Drafts as reference\n"
    "material or to cite them other than as \"work in progress.\"";

static const char draft_expiry[] = "This Internet-Draft will expire on {expiry}.";

static const char copyright_line_2009[] =
    "Copyright (c) {year} IETF Trust and the persons identified as\n"
    "the document authors.  All rights reserved. ";

static const char copyright_2[] =
    "This document is subject to BCP 78 and the IETF Trust's Legal\n"
    "Provisions Relating to IETF Documents in effect on the date of\n"
    "publication of this document (http://trustee.ietf.org/license-info).\n"
    "Please review these documents carefully, as they describe your rights\n"
    "and restrictions with respect to this document.";

static const char no_modification[] =
    "This document may not be modified, and derivative works of it may\n"
    "not be created, except to format it for publication as an RFC or\n"
    "to translate it into languages other than English.";

static const char no_derivatives[] =
    "This document may not be modified, and derivative works of it may\n"
    "not be created, and it may not be published except as an\n"
    "Internet-Draft.";

static const char pre_5378[] =
    "This document may contain material from IETF Documents or IETF\n"
    "Contributions published or made publicly available before November\n"
    "10, 2008. The person(s) controlling the copyright in some of this\n"
    "material may not have granted the IETF Trust the right to allow\n"
    "modifications of such material outside the IETF Standards Process.\n"
    "Without obtaining an adequate license from the person(s)\n"
    "controlling the copyright in such materials, this document may not\n"
    "be modified outside the IETF Standards Process, and derivative\n"
    "works of it may not be created outside the IETF Standards Process,\n"
    "except to format it for publication as an RFC or to translate it\n"
    "into languages other than English.";

static const char copyright_3[] =
    "This document is subject to BCP 78 and the IETF Trust's Legal\n"
    "Provisions Relating to IETF Documents\n"
    "(http://trustee.ietf.org/license-info) in effect on the date of\n"
    "publication of this document. Please review these documents carefully,\n"
    "as they describe your rights and restrictions with respect to this\n"
    "document.  Code Components extracted from this document must include\n"
    "Simplified BSD License text as described in Section 4.e of the Trust\n"
    "Legal Provisions and are provided without warranty as described in the\n"
    "BSD License.";

static const char copyright_line[] =
    "Copyright (c) {year} IETF Trust and the persons identified as the\n"
    "document authors. All rights reserved.";

static const char copyright_5[] =
    "This document is subject to BCP 78 and the IETF Trust's Legal\n"
    "Provisions Relating to IETF Documents\n"
    "(<://trustee.ietf.org/license-info>) in effect on the date of\n"
    "publication of this document. Please review these documents\n"
    "carefully, as they describe your rights and restrictions with\n"
    "respect to this document. Code Components extracted from this\n"
    "document must include Revised BSD License text as described in\n"
    "Section 4.e of the Trust Legal Provisions and are provided without\n"
    "warranty as described in the Revised BSD License.";

static const char copyright_5_other[] =
    "This document is subject to BCP 78 and the IETF Trust's Legal\n"
    "Provisions Relating to IETF Documents\n"
    "(<://trustee.ietf.org/license-info>) in effect on the date of\n"
    "publication of this document. Please review these documents\n"
    "carefully, as they describe your rights and restrictions with\n"
    "respect to this document.";

const ietf_status_text ietf_status_texts[] = {
    {"IETF", "std", "true", {kind_std, ietf_std_consensus, information}},
    {"IETF", "bcp", "true", {kind_bcp, ietf_bcp_consensus, information}},
    {"IETF", "exp", "true", {kind_exp, ietf_exp_consensus, information}},
    {"IETF", "exp", "false", {kind_exp, ietf_exp_no_consensus, information}},
    {"IETF", "historic", "true", {kind_historic, ietf_historic_consensus, information}},
    {"IETF", "historic", "false", {kind_historic, ietf_historic_no_consensus, information}},
    {"IETF", "info", "true", {kind_info, ietf_info_consensus, information}},
    {"IETF", "info", "false", {kind_info, ietf_info_no_consensus, information}},
    {"IAB", "historic", "true", {kind_historic, iab_historic_consensus, information}},
    {"IAB", "historic", "false", {kind_historic, iab_historic_no_consensus, information}},
    {"IAB", "info", "true", {kind_info, iab_info_consensus, information}},
    {"IAB", "info", "false", {kind_info_spaced, iab_info_no_consensus, information}},
    {"IRTF", "exp", "true", {kind_exp_spaced, irtf_exp_consensus, information}},
    {"IRTF", "exp", "false", {kind_exp, irtf_exp_no_consensus, information}},
    {"IRTF", "exp", "n/a", {kind_exp, irtf_exp_plain, information}},
    {"IRTF", "historic", "true", {kind_historic, irtf_historic_consensus, information}},
    {"IRTF", "historic", "false", {kind_historic, irtf_historic_no_consensus, information}},
    {"IRTF", "historic", "n/a", {kind_historic, irtf_historic_plain, information}},
    {"IRTF", "info", "true", {kind_info, irtf_info_consensus, information}},
    {"IRTF", "info", "false", {kind_info, irtf_info_no_consensus, information}},
    {"IRTF", "info", "n/a", {kind_info_spaced, irtf_info_plain, information}},
    {"independent", "exp", "n/a", {kind_exp, independent_exp_plain, information}},
    {"independent", "exp", "false", {NULL, NULL, NULL}},
    {"independent",
     "historic",
     "n/a",
     {kind_historic, independent_historic_plain, information}},
    {"independent", "historic", "false", {NULL, NULL, NULL}},
    {"independent", "info", "n/a", {kind_info_spaced, independent_info_plain, information}},
    {"editorial",
     "info",
     "n/a",
     {kind_info_spaced, editorial_info_plain, information_editorial}},
};
const size_t ietf_status_text_count = sizeof ietf_status_texts / sizeof *ietf_status_texts;

const char *const ietf_draft_texts[IETF_DRAFT_PARAGRAPHS] = {
    draft_conformance,
    draft_working_documents,
    draft_validity,
    draft_expiry,
};

const ietf_copyright_text ietf_copyright_texts[] = {
    {2009, 12, 28, "IETF", {copyright_line, copyright_5}},
    {2009, 12, 28, NULL, {copyright_line, copyright_5_other}},
    {2009, 9, 12, NULL, {copyright_line_2009, copyright_3}},
    {2009, 2, 15, NULL, {copyright_line_2009, copyright_2}},
};
const size_t ietf_copyright_text_count =
    sizeof ietf_copyright_texts / sizeof *ietf_copyright_texts;

const ietf_ipr_text ietf_ipr_texts[] = {
    {"nomodification", no_modification},
    {"noderivatives", no_derivatives},
    {"pre5378", pre_5378},
};
const size_t ietf_ipr_text_count = sizeof ietf_ipr_texts / sizeof *ietf_ipr_texts;
