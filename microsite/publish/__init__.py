"""Outputs in; the published folder out, all of it at once or none."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.publish.address_list import ADDRESSES as ADDRESSES
    from microsite.publish.address_list import note_gone as note_gone
    from microsite.publish.addresses import check_addresses as check_addresses
    from microsite.publish.addresses import check_former as check_former
    from microsite.publish.addresses import list_lost as list_lost
    from microsite.publish.addresses import order_findings as order_findings
    from microsite.publish.addresses import remember_addresses as remember_addresses
    from microsite.publish.gate import check_address as check_address
    from microsite.publish.gate import close_gate as close_gate
    from microsite.publish.gate import list_matters as list_matters
    from microsite.publish.headers import FILE as FILE
    from microsite.publish.headers import POLICY as POLICY
    from microsite.publish.headers import find_headers as find_headers
    from microsite.publish.headers import make_headers as make_headers
    from microsite.publish.headers import plan_headers as plan_headers
    from microsite.publish.headers import read_headers as read_headers
    from microsite.publish.headers import show_form as show_form
    from microsite.publish.headers import write_headers as write_headers
    from microsite.publish.problems import FOREIGN_OUTPUT as FOREIGN_OUTPUT
    from microsite.publish.problems import NOT_READY as NOT_READY
    from microsite.publish.problems import PROBLEMS as PROBLEMS
    from microsite.publish.redirects import write_redirects as write_redirects
    from microsite.publish.web_form import FORM as FORM
    from microsite.publish.web_form import check_form as check_form
    from microsite.publish.web_form import publish_form as publish_form
    from microsite.publish.write import WriteSummary as WriteSummary
    from microsite.publish.write import check_folder as check_folder
    from microsite.publish.write import write_outputs as write_outputs
else:
    __getattr__, __dir__ = open_door(__name__)
