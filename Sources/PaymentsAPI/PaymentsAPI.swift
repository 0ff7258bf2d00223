// PaymentsAPI
